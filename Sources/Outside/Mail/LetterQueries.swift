import Store

package enum LetterQueries {
    /// Forgets letters that wait or that failed for good, of which one part is exactly these words: an address, a thread.
    package static func forget(holding words: String, in transaction: Transaction) throws {
        let literal = words.replacing("\\", with: "\\\\").replacing("%", with: "\\%").replacing("_", with: "\\_")
        try transaction.run("DELETE FROM jobs WHERE kind = \(Letter.jobKind) AND payload LIKE \("%\"\(literal)\"%") ESCAPE '\\'")
    }
}
