import Kernel

/// The number that keeps this process's ids apart from those of every other running process.
enum NodeLease {
    /// A server renews its lease long before this is over; one that died frees its number when it is.
    static let length: Span = .hours(1)
    /// A number that was given back rests this long, so that a clock that steps back a little cannot repeat an id.
    static let rest: Span = .minutes(10)

    static func renew(_ node: Int64, until moment: Moment, in transaction: Transaction) throws {
        try transaction.run("UPDATE nodes SET leased_until = \(moment) WHERE number = \(node)")
    }

    /// Takes a number that nobody has, or whose lease is over. One transaction; commands take one too.
    /// - Throws: `StoreFault.unavailable` where 256 processes run.
    static func take(_ connection: any Connection, clock: Clock) throws -> Int64 {
        let now = clock.now()
        try connection.script(connection.dialect == .sqlite ? "BEGIN IMMEDIATE" : "BEGIN; LOCK TABLE nodes IN EXCLUSIVE MODE")
        do {
            var taken: [Int64: Moment] = [:]
            try connection.each("SELECT number, leased_until FROM nodes") { taken[$0.integer()] = $0.moment() }
            let fresh = IDSource.nodes.first { taken[$0] == nil }
            guard let node = fresh ?? taken.filter({ $0.value < now }).min(by: { $0.value < $1.value })?.key else {
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
            try connection.rollBack()
            throw error
        }
    }
}
