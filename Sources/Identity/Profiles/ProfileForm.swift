import Foundation
import Kernel
import Site

/// What somebody says of themselves, as the form sends it: everything but the pictures.
package struct ProfileDraft: Sendable {
    package static let longestAbout = 160
    package let name: DisplayName
    package let about: String
    package let pronouns: String
}

/// Reads the forms of `/me`.
package enum ProfileForm {
    package static func draft(_ fields: FormFields, _ errors: inout FormErrors) -> ProfileDraft? {
        let name = DisplayName(fields.text("name"))
        if name == nil { errors.add("name", "Please write a name of at most \(DisplayName.longest) characters.") }
        let about = line(fields.text("about"))
        if about.count > ProfileDraft.longestAbout {
            errors.add("about", "Please keep it under \(ProfileDraft.longestAbout) characters; this is \(about.count).")
        }
        let pronouns = line(fields.text("pronouns"))
        if pronouns.count > Profile.longestPronouns { errors.add("pronouns", "Please keep this under \(Profile.longestPronouns) characters.") }
        guard let name, errors.isEmpty else { return nil }
        return ProfileDraft(name: name, about: about, pronouns: pronouns)
    }

    private static func line(_ text: String) -> String { text.split(whereSeparator: \.isNewline).joined(separator: " ") }

    /// Time zone, language and the switches, laid over what stands.
    package static func preferences(_ fields: FormFields, over profile: Profile) throws -> Profile {
        var errors = FormErrors()
        let (zone, language) = (fields.text("zone"), fields.text("language"))
        if !zone.isEmpty, TimeZone(identifier: zone) == nil { errors.add("zone", "Please choose a time zone from the list, such as Europe/Dublin.") }
        if !language.isEmpty, !PostLanguages.isKnown(language) { errors.add("language", "Please choose a language from the list.") }
        try errors.check()
        var profile = profile
        profile.timeZone = zone.isEmpty ? nil : zone
        profile.language = language
        profile.approvesFollows = fields.isTicked("approves")
        profile.isSuggested = fields.isTicked("suggested")
        profile.tellsViews = fields.isTicked("views")
        profile.unfolds = Set(fields.all("unfolds").compactMap(WarningKind.init(rawValue:)))
        profile.messagesFrom = MessageDoor(rawValue: fields.text("messages")) ?? .everybody
        profile.takesBroadcastMail = fields.isTicked("broadcasts")
        profile.isPublic = Set(fields.all("public").compactMap(Profile.Part.init(rawValue:)))
        profile.shownPractice = ID<Practice>(fields.raw("shown-practice"))
        return profile
    }
}
