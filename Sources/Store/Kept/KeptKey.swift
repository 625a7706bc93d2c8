/// A question to the database whose answer is kept in memory for as long as the database stays as it is.
///
/// The key holds all that the answer depends on besides the rows: who asks, which page, the minute that words count from.
/// After any commit, of this process or of another, the next one who asks reads anew; so an answer is never older than the
/// rows, and nothing has to be told what to forget ([decision 011](docs/decisions/011-answers-kept.md)).
package protocol KeptKey: Hashable, Sendable {
    associatedtype Answer: Sendable
    /// How many answers are kept at once; when there are as many, all are forgotten.
    static var mostKept: Int { get }
}

/// One state of one database. Two transactions that were told the same state saw the same rows.
package struct StoreState: Hashable, Sendable {
    private let name: String
    init(_ name: String) { self.name = name }
}
