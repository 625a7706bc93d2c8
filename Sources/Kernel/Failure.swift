/// Something that went wrong and that the user can meet.
///
/// A failure carries two texts: `sentence`, which is shown to the user and says what to do next, and `cause`, which goes to
/// the log and is never shown. An error that is not a `Failure` is a fault of the program: the user sees a reference number.
package protocol Failure: Error {
    /// One or two plain sentences for the user. Never holds another person's data or an internal name.
    var sentence: String { get }
    /// The HTTP status that the failure is answered with, 400...599.
    var status: Int { get }
    /// What led to it, for the log alone.
    var cause: (any Error)? { get }
}

extension Failure {
    package var cause: (any Error)? { nil }
}
