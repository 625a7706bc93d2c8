import Synchronization

/// Makes ids: 43 bits of milliseconds since 1970, 8 bits of node, 12 bits of sequence; the sign bit stays zero.
///
/// Ids of one source strictly increase, also when the machine's clock steps back. `node` is leased from the database, so that
/// no two running processes share one. 2,048 ids a millisecond; beyond that the source borrows from the next millisecond.
package final class IDSource: Sendable {
    package static let nodes: Range<Int64> = 0..<256
    private static let sequenceBits: Int64 = 12
    private static let timeShift: Int64 = 20

    private let node: Int64
    private let clock: Clock
    private let state = Mutex(State())

    private struct State {
        var milliseconds: Int64 = 0
        var sequence: Int64 = 0
        var pastSequence: Int64 = 0
    }

    /// - Parameter node: a number in `IDSource.nodes`.
    package init(node: Int64, clock: Clock = .system) {
        self.node = node & (Self.nodes.upperBound - 1)
        self.clock = clock
    }

    /// A new id, greater than every earlier one of this source.
    package func next<Subject>(_ subject: Subject.Type = Subject.self) -> ID<Subject> {
        let now = clock.now().milliseconds
        return state.withLock { state in
            if now > state.milliseconds {
                state.milliseconds = now
                state.sequence = 0
            } else {
                state.sequence += 1
                if state.sequence >> (Self.sequenceBits - 1) > 0 {
                    state.milliseconds += 1
                    state.sequence = 0
                }
            }
            return ID(compose(state.milliseconds, state.sequence))
        }
    }

    /// An id for something that was published at `moment`, never later than now. Two of one millisecond differ unless more
    /// than 2,048 are made in between; the primary key refuses the rest.
    package func id<Subject>(at moment: Moment, _ subject: Subject.Type = Subject.self) -> ID<Subject> {
        let milliseconds = max(1, min(moment.milliseconds, clock.now().milliseconds))
        return state.withLock { state in
            // The upper half of the sequence belongs to the past, so that these never meet the ids of `next`.
            let half: Int64 = 1 << (Self.sequenceBits - 1)
            state.pastSequence = (state.pastSequence + 1) & (half - 1)
            return ID(compose(milliseconds, half | state.pastSequence))
        }
    }

    /// The smallest id of `moment`: everything published from then on is at or above it.
    package static func first<Subject>(at moment: Moment, _ subject: Subject.Type = Subject.self) -> ID<Subject> {
        ID(max(1, moment.milliseconds << timeShift))
    }

    /// When the id was made.
    package static func moment<Subject>(of id: ID<Subject>) -> Moment { Moment(milliseconds: id.value >> timeShift) }

    private func compose(_ milliseconds: Int64, _ sequence: Int64) -> Int64 {
        milliseconds << Self.timeShift | node << Self.sequenceBits | sequence
    }
}
