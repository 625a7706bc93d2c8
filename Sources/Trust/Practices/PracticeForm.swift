import Foundation
import Identity
import Kernel
import Site

/// What a practice is called, for whom it is, and where its days begin.
package struct PracticeDraft: Sendable {
    package static let longestAbout = 200
    package let name: DisplayName
    package let about: String
    /// An IANA identifier that this machine knows.
    package let timeZone: String
    package var reviewsPublic = false
    package var allowsYouth = false
    package var facts = PracticeFacts()
}

/// Reads the form of a practice.
package enum PracticeForm {
    /// A new practice. The browser tells the time zone; without it the server’s is taken.
    /// - Returns: with the handle that was asked for; `nil` takes one made from the name.
    static func founding(_ fields: FormFields) throws -> (draft: PracticeDraft, handle: Handle?) {
        var errors = FormErrors()
        var handle: Handle?
        let typed = fields.text("address")
        if !typed.isEmpty {
            do throws(HandleFault) { handle = try Handle(typed: typed) } catch { errors.add("address", error.sentence) }
        }
        let zone = TimeZone(identifier: fields.text("zone")) ?? .current
        return (try draft(fields, zone: zone, &errors), handle)
    }

    /// What is changed about a practice.
    package static func change(_ fields: FormFields) throws -> PracticeDraft {
        var errors = FormErrors()
        let zone = TimeZone(identifier: fields.text("zone"))
        if zone == nil { errors.add("zone", "Please choose a time zone from the list, such as Europe/Dublin.") }
        var draft = try draft(fields, zone: zone ?? .gmt, &errors)
        draft.reviewsPublic = fields.isTicked("reviews-public")
        draft.allowsYouth = fields.isTicked("allows-youth")
        func fact(_ name: String) -> String {
            let text = fields.text(name).split(whereSeparator: \.isNewline).joined(separator: ", ")
            if text.count > PracticeFacts.longest { errors.add(name, "Please keep this under \(PracticeFacts.longest) characters.") }
            return text
        }
        (draft.facts.legalName, draft.facts.address, draft.facts.contact) = (fact("legal-name"), fact("postal"), fact("contact"))
        (draft.facts.jurisdiction, draft.facts.storage) = (fact("jurisdiction"), fact("storage"))
        try errors.check()
        return draft
    }

    private static func draft(_ fields: FormFields, zone: TimeZone, _ errors: inout FormErrors) throws -> PracticeDraft {
        let name = DisplayName(fields.text("practice"))
        if name == nil { errors.add("practice", "Please name your practice, in at most \(DisplayName.longest) characters.") }
        let about = fields.text("about").split(whereSeparator: \.isNewline).joined(separator: " ")
        if about.count > PracticeDraft.longestAbout { errors.add("about", "Please keep this under \(PracticeDraft.longestAbout) characters.") }
        try errors.check()
        guard let name else { throw errors }
        return PracticeDraft(name: name, about: about, timeZone: zone.identifier)
    }
}
