import Kernel

@testable import Store

/// Numbers that writers share, kept as settings.
enum Counters {
    /// Reads, adds one in the program and writes: what goes wrong where two writers do it at once.
    @discardableResult static func increment(_ name: String, in transaction: Transaction) throws -> Int64 {
        let next = try value(name, in: transaction) + 1
        try SettingQueries.set(name, to: String(next), in: transaction)
        return next
    }

    static func value(_ name: String, in reading: Reading) throws -> Int64 {
        try SettingQueries.value(name, in: reading).flatMap(Int64.init) ?? 0
    }
}

extension Event {
    static func happened(_ subject: Int64, kind: Kind = .happened) -> Event {
        Event(kind: kind, actor: nil, subject: subject, target: nil, group: nil, practice: nil)
    }
}

extension Event.Kind {
    static let happened = Event.Kind("test.happened")
    static let ignored = Event.Kind("test.ignored")
}

/// What a reaction saw, kept as a row so that it shares the fate of the reaction's transaction.
enum Diary {
    static func add(_ subject: Int64, to name: String, in transaction: Transaction) throws {
        let text = try SettingQueries.value(name, in: transaction) ?? ""
        try SettingQueries.set(name, to: text + " \(subject)", in: transaction)
    }

    static func entries(_ name: String, in reading: Reading) throws -> [Int64] {
        try SettingQueries.value(name, in: reading)?.split(separator: " ").compactMap { Int64($0) } ?? []
    }
}

extension Reaction {
    /// Writes the subject of each event that happened into the diary of its name; `before` may throw.
    static func diary(_ name: String, before: @escaping @Sendable (LoggedEvent) throws -> Void = { _ in }) -> Reaction {
        Reaction(name, to: [.happened]) { event, transaction in
            try Diary.add(event.event.subject, to: name, in: transaction)
            try before(event)
        }
    }
}
