import Kernel
import Site

/// A question with a few answers to choose from. Nobody sees who chose what.
package struct Poll: Hashable, Sendable {
    package struct Choice: Hashable, Sendable {
        package let position: Int
        package let words: String
        package let votes: Int
    }

    package let choices: [Choice]
    package let closesAt: Moment

    package var votes: Int { choices.reduce(0) { $0 + $1.votes } }
}

/// A poll as its author means it.
package struct PollDraft: Sendable, Hashable {
    package static let mostChoices = 6
    package static let longestChoice = 80
    package static let days = [1, 3, 7, 14]
    package let choices: [String]
    package let days: Int

    /// From the composer; `nil` where no answer was filled in.
    static func read(_ fields: FormFields, _ errors: inout FormErrors) -> PollDraft? {
        let choices = (1...mostChoices).map { fields.text("choice-\($0)").split(whereSeparator: \.isNewline).joined(separator: " ") }.filter {
            !$0.isVisiblyEmpty
        }
        guard !choices.isEmpty else { return nil }
        if choices.count < 2 { errors.add("choice-1", "A poll needs at least two answers to choose from.") }
        if Set(choices.map { $0.lowercased() }).count < choices.count { errors.add("choice-1", "Two of the answers are the same.") }
        if choices.contains(where: { $0.count > longestChoice }) { errors.add("choice-1", "Please keep each answer under \(longestChoice) characters.") }
        let days = Int(fields.raw("poll-days")).flatMap { Self.days.contains($0) ? $0 : nil } ?? 7
        return PollDraft(choices: choices, days: days)
    }
}

package enum PollFault: Failure, Equatable {
    case closed, noSuchChoice

    package var sentence: String {
        switch self {
        case .closed: "This poll is closed. What people chose stays here."
        case .noSuchChoice: "Please choose one of the answers."
        }
    }
    package var status: Int { 422 }
}
