import Identity
import Kernel

/// Everything about somebody as a file: being made, ready for a week, or failed.
package struct Export: Hashable, Sendable {
    package enum State: String, Sendable { case making, ready, failed }

    /// After which the file is removed.
    package static let lasting: Span = .days(7)

    package let id: ID<Export>
    package let account: ID<Account>
    package let state: State
    package let done: Int
    package let parts: Int
    package let askedAt: Moment
    package let readyAt: Moment?
    package let bytes: Int64
}
