import Identity
import Kernel
import Site
import Trust

/// The button with which a professional has a guardian written to once more.
enum GuardianLetter {
    /// - Parameter isAgain: whether an answer is waited for; else they are sent the link with which they can change it.
    static func form(_ practice: Practice, _ person: Account, _ plate: ID<Plate>?, _ token: String, isAgain: Bool = true) -> HTML {
        """
        <form method="post" action="\("/p/\(practice.handle.text)/guardian" as Href)">\(FormPages.token(token))<input type="hidden" name="person" value="\(person.handle.text)">\
        \(optional: plate.map { #"<input type="hidden" name="plate" value="\#($0)">"# })<button class="btn slim">\(isAgain ? "Ask their guardian again" : "Send their guardian the link again")</button></form>
        """
    }
}
