import Synchronization

/// Remembers what a costly pure function answered, for as many arguments as fit. The whole argument is the key, so an answer is
/// never stale: what differs in anything is made anew.
///
/// Two generations: when the young one is full it becomes the old one, and what of the old one was not asked for again is forgotten.
package final class Memo<Argument: Hashable & Sendable, Answer: Sendable>: Sendable {
    private struct Generations {
        var young: [Argument: Answer] = [:]
        var old: [Argument: Answer] = [:]
    }

    private let generations = Mutex(Generations())
    private let limit: Int

    /// - Parameter limit: how many answers a generation holds; up to twice as many are kept.
    package init(limit: Int) { self.limit = limit }

    /// The remembered answer, or that of `make`, which runs without the lock: two callers at once may both run it.
    package func answer(_ argument: Argument, make: () -> Answer) -> Answer {
        let known = generations.withLock { held -> Answer? in
            if let young = held.young[argument] { return young }
            guard let old = held.old[argument] else { return nil }
            Self.keep(old, for: argument, limit, &held)
            return old
        }
        if let known { return known }
        let made = make()
        generations.withLock { Self.keep(made, for: argument, limit, &$0) }
        return made
    }

    /// How many answers are remembered.
    package var count: Int { generations.withLock { $0.young.count + $0.old.count } }

    private static func keep(_ answer: Answer, for argument: Argument, _ limit: Int, _ held: inout Generations) {
        if held.young.count >= limit {
            held.old = held.young
            held.young = [:]
        }
        held.young[argument] = answer
    }
}
