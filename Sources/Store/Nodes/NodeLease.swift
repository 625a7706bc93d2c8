import Kernel

/// The number that keeps this process's ids apart from those of every other running process.
enum NodeLease {
    /// A process that restarts gets another number while its old lease lasts, so a clock that steps back cannot repeat an id.
    static let length: Span = .days(2)

    /// Takes the number that has been free for longest. One transaction; commands take one too.
    static func take(_ connection: any Connection, clock: Clock) throws -> Int64 {
        let now = clock.now()
        try connection.script(connection.dialect == .sqlite ? "BEGIN IMMEDIATE" : "BEGIN; LOCK TABLE nodes IN EXCLUSIVE MODE")
        do {
            var taken: [Int64: Moment] = [:]
            try connection.each("SELECT number, leased_until FROM nodes") { taken[$0.integer()] = $0.moment() }
            let fresh = IDSource.nodes.first { taken[$0] == nil }
            guard let node = fresh ?? taken.min(by: { $0.value < $1.value })?.key else {
                throw StoreFault.unavailable("no node number is free")
            }
            try connection.run(
                """
                INSERT INTO nodes (number, leased_until) VALUES (\(node), \(now + length))
                ON CONFLICT (number) DO UPDATE SET leased_until = excluded.leased_until
                """
            )
            try connection.script("COMMIT")
            return node
        } catch {
            try connection.script("ROLLBACK")
            throw error
        }
    }
}
