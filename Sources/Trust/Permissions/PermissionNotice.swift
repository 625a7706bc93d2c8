import Identity
import Kernel

/// What everybody is told before they answer: how permission works here. A new wording is a new version; a record names the version that
/// was shown, and its digest.
package enum PermissionNotice {
    package static let version = 1
    package static let address = "/permission"

    package static let promises = [
        "Nothing of you is shown in public, or on a screen, without your yes to exactly that: your words, your picture, your name, your channel.",
        "Each place is a question of its own. No answer is a no. Nothing is ticked for you.",
        "You choose until when, for a year at most. A week before it ends we tell you; if you say nothing, it comes down.",
        "You can take everything down with one press, at any time, without a reason. It is gone from our screens and pages at once.",
        "What changes after you said yes is asked anew before it is shown.",
        "Whatever you answer, your coaching stays the same. There is no reward for a yes.",
        "A no is remembered: you are not asked again before the day that you choose.",
        "Each answer is written down with what you saw, and you get a receipt. What others copied meanwhile we cannot call back; we list it for you and ask whoever put it there to take it down.",
    ]

    package static var digest: [UInt8] { Digest.sha256(Array("\(version)\n\(promises.joined(separator: "\n"))".utf8)) }
}
