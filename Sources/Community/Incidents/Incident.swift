import Identity
import Kernel
import Site
import Trust

/// Something that went wrong with people's data, and what was done about it: the record that GDPR article 33(5) asks for.
package struct Incident: Hashable, Sendable {
    package static let longest = 4_000
    /// In which the authority is to be told of a risk (article 33(1)).
    package static let deadline: Span = .hours(72)

    package let id: ID<Incident>
    package let noticedAt: Moment
    package let what: String
    package let people: String
    package let effects: String
    package let measures: String
    /// Whether there is a risk for people.
    package let isRisk: Bool
    package let authorityToldAt: Moment?
    package let peopleToldAt: Moment?
    package let closedAt: Moment?

    /// When the authority has to be told; `nil` where it was, or need not be.
    package var due: Moment? { isRisk && authorityToldAt == nil ? noticedAt + Self.deadline : nil }
}

/// What a steward writes of one.
package struct IncidentDraft: Sendable {
    package let noticedAt: Moment
    package let what: String
    package let people: String
    package let effects: String
    package let measures: String
    package let isRisk: Bool
    package let isAuthorityTold: Bool
    package let arePeopleTold: Bool
    package let isClosed: Bool

    /// - Throws: `FormErrors`.
    package static func read(_ fields: FormFields, zone: String, now: Moment) throws -> IncidentDraft {
        var errors = FormErrors()
        let what = fields.text("what")
        if what.isVisiblyEmpty { errors.add("what", "Please say what happened.") }
        for name in ["what", "people", "effects", "measures"] where fields.text(name).count > Incident.longest {
            errors.add(name, "Please keep this under \(Incident.longest.grouped) characters.")
        }
        var noticed = now
        if !fields.raw("noticed").isEmpty {
            if let moment = LocalMoment.read(fields.raw("noticed"), zone: zone), moment <= now {
                noticed = moment
            } else {
                errors.add("noticed", "Please give a day and a time that has passed.")
            }
        }
        try errors.check()
        return IncidentDraft(
            noticedAt: noticed, what: what, people: fields.text("people"), effects: fields.text("effects"), measures: fields.text("measures"),
            isRisk: fields.isTicked("risk"), isAuthorityTold: fields.isTicked("authority"), arePeopleTold: fields.isTicked("told"),
            isClosed: fields.isTicked("closed"))
    }
}
