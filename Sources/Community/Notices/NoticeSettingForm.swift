import Identity
import Kernel
import Site
import Trust

/// What somebody chose on `/me/notices`.
struct NoticeChoices: Sendable {
    let settings: NoticeSettings
    let levels: [NoticeKind: NoticeLevel]
    let hearings: [ID<Group>: GroupHearing]
}

/// Reads the form of `/me/notices`, laid over what stands.
enum NoticeSettingForm {
    /// - Throws: `FormErrors`.
    static func choices(_ fields: FormFields, over settings: NoticeSettings, groups: [ID<Group>]) throws -> NoticeChoices {
        var errors = FormErrors()
        var settings = settings
        settings.quiet = quiet(fields, &errors)
        settings.ringsADay = rings(fields, &errors)
        settings.digest = DigestRhythm(rawValue: fields.raw("digest")) ?? settings.digest
        settings.digestHour = number(fields, "hour", 0..<24, "Please choose an hour.", &errors) ?? settings.digestHour
        settings.digestWeekday = number(fields, "weekday", 0..<7, "Please choose a day.", &errors) ?? settings.digestWeekday
        settings.digestTellsWords = fields.isTicked("words")
        if settings.digest != .never { settings.refusedAt = nil }
        let levels = NoticeKind.allCases.compactMap { kind in NoticeLevel(rawValue: fields.raw("kind-\(kind.rawValue)")).map { (kind, $0) } }
        let hearings = groups.compactMap { group in GroupHearing(rawValue: fields.raw("group-\(group)")).map { (group, $0) } }
        try errors.check()
        return NoticeChoices(
            settings: settings, levels: Dictionary(levels, uniquingKeysWith: { $1 }), hearings: Dictionary(hearings, uniquingKeysWith: { $1 }))
    }

    private static func quiet(_ fields: FormFields, _ errors: inout FormErrors) -> QuietHours? {
        let (from, until) = (fields.raw("quiet-from"), fields.raw("quiet-until"))
        if from.isEmpty && until.isEmpty { return nil }
        guard let from = Int(from), let until = Int(until), let quiet = QuietHours(from: from, until: until) else {
            errors.add("quiet-until", "Please choose when the quiet hours begin and when they end, or neither.")
            return nil
        }
        return quiet
    }

    private static func rings(_ fields: FormFields, _ errors: inout FormErrors) -> Int? {
        if fields.raw("rings") == "any" { return nil }
        guard let rings = Int(fields.raw("rings")), NoticeSettings.choicesOfRings.contains(rings) else {
            errors.add("rings", "Please choose how often we may ring in a day.")
            return nil
        }
        return rings
    }

    private static func number(_ fields: FormFields, _ name: String, _ range: Range<Int>, _ sentence: String, _ errors: inout FormErrors) -> Int? {
        guard let number = Int(fields.raw(name)), range.contains(number) else {
            errors.add(name, sentence)
            return nil
        }
        return number
    }
}
