/// A consequence of events, such as the notice that follows a praise.
///
/// Each event reaches each reaction at least once, in the order of commits; the rows that a reaction writes and its place in
/// the log are saved together. A reaction must still be idempotent: an event that failed is tried again later as a job.
package struct Reaction: Sendable {
    /// Stays the same for ever: it is the key of the place in the log.
    package let name: String
    package let kinds: Set<Event.Kind>
    package let react: @Sendable (LoggedEvent, Transaction) throws -> Void

    package init(
        _ name: String, to kinds: Set<Event.Kind>, react: @escaping @Sendable (LoggedEvent, Transaction) throws -> Void
    ) {
        self.name = name
        self.kinds = kinds
        self.react = react
    }
}
