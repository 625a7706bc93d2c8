import Synchronization

/// Remembers what a costly pure function answered. The whole argument is the key, so an answer is never stale: what differs in
/// anything is made anew. Arguments belong to an epoch, such as the minute that they name; only those of the newest are kept.
package final class Memo<Argument: Hashable & Sendable, Answer: Sendable>: Sendable {
    private struct Kept {
        var epoch: Moment?
        var answers: [Argument: Answer] = [:]
    }

    private let kept = Mutex(Kept())
    private let limit: Int

    /// - Parameter limit: how many answers are kept; when there are as many, all are forgotten.
    package init(limit: Int) { self.limit = limit }

    /// The remembered answer, or that of `make`, which runs without the lock: two callers at once may both run it.
    package func answer(_ argument: Argument, in epoch: Moment, make: () -> Answer) -> Answer {
        if let known = kept.withLock({ $0.epoch == epoch ? $0.answers[argument] : nil }) { return known }
        let made = make()
        kept.withLock { kept in
            if let newest = kept.epoch, epoch < newest { return }
            if kept.epoch != epoch || kept.answers.count >= limit { kept = Kept(epoch: epoch) }
            kept.answers[argument] = made
        }
        return made
    }

    /// How many answers are remembered.
    package var count: Int { kept.withLock { $0.answers.count } }
}
