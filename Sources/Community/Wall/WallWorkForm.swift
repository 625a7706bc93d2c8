import Identity
import Kernel
import Site
import Trust

/// Reads what a professional asks, and what somebody nominates.
enum WallWorkForm {
    /// A nomination: what somebody did, and why it belongs there.
    static func nomination(_ fields: FormFields) throws -> (title: String, reason: String) {
        var errors = FormErrors()
        let title = line(fields, "title", "Please say in a few words what they did.", PlateDraft.longestTitle, &errors)
        let reason = fields.text("reason")
        if reason.count > PlateEntry.longestReason { errors.add("reason", "Please keep this under \(PlateEntry.longestReason) characters.") }
        try errors.check()
        return (title, reason)
    }

    /// - Parameter offered: the channels that the form showed, in its order.
    static func question(_ fields: FormFields, channels offered: [ShownContent.Channel]) throws -> PlateQuestion {
        var errors = FormErrors()
        let title = line(fields, "title", "Please say in a few words what they did.", PlateDraft.longestTitle, &errors)
        let question = line(
            fields, "question", "Please put it as a question, such as “May I show your stairs on the wall?”", PlateDraft.longestQuestion, &errors)
        let letter = fields.text("letter")
        if letter.count > PlateDraft.longestLetter { errors.add("letter", "Please keep your letter under \(PlateDraft.longestLetter.grouped) characters.") }
        let surfaces = Surface.allCases.filter { fields.all("surface").contains($0.rawValue) }
        if surfaces.isEmpty { errors.add("surface", "Please choose at least one place to ask about.") }
        if surfaces == [.channelNamed] { errors.add("surface", "A channel stands beside something: please ask about a place as well.") }
        let draft = draft(fields, title, offered, &errors)
        try errors.check()
        return PlateQuestion(draft: draft, surfaces: surfaces, question: question, letter: letter)
    }

    /// What is worked on, before anybody is asked.
    static func draft(_ fields: FormFields, channels offered: [ShownContent.Channel]) throws -> PlateDraft {
        var errors = FormErrors()
        let title = line(fields, "title", "Please say in a few words what it is about.", PlateDraft.longestTitle, &errors)
        let draft = draft(fields, title, offered, &errors)
        try errors.check()
        return draft
    }

    private static func draft(_ fields: FormFields, _ title: String, _ offered: [ShownContent.Channel], _ errors: inout FormErrors) -> PlateDraft {
        var draft = PlateDraft(kind: PlateKind(rawValue: fields.raw("kind")), title: title)
        draft.introduction = fields.text("introduction").split(whereSeparator: \.isNewline).joined(separator: " ")
        if draft.introduction.count > PlateDraft.longestIntroduction {
            errors.add("introduction", "Please keep this under \(PlateDraft.longestIntroduction) characters.")
        }
        draft.words = words(fields, &errors)
        draft.picture = ID<Picture>(fields.raw("picture"))
        draft.pictureDescription = description(fields, hasPicture: draft.picture != nil, &errors)
        draft.channels = chosen(fields, offered)
        if draft.channels.count > PlateDraft.mostChannels { errors.add("channels", "Please choose \(PlateDraft.mostChannels) at most.") }
        return draft
    }

    private static func chosen(_ fields: FormFields, _ offered: [ShownContent.Channel]) -> [ShownContent.Channel] {
        let chosen = Set(fields.all("channel").compactMap { Int($0) })
        return offered.enumerated().filter { chosen.contains($0.offset) }.map(\.element)
    }

    /// What the person wants to be shown of them.
    /// - Parameter account: whose channels the form offered, in its order.
    static func change(_ fields: FormFields, channels offered: [ShownContent.Channel], kind: PlateKind?) throws -> PlateDraft {
        var errors = FormErrors()
        let title = line(fields, "title", "Please say in a few words what you did.", PlateDraft.longestTitle, &errors)
        var draft = PlateDraft(kind: kind, title: title)
        draft.words = words(fields, &errors)
        draft.numbers = fields.text("numbers")
        if draft.numbers.count > PlateDraft.longestNumbers { errors.add("numbers", "Please keep this under \(PlateDraft.longestNumbers) characters.") }
        if draft.numbers.contains(where: \.isNewline) { errors.add("numbers", "Please put this on one line.") }
        draft.nameForm = NameForm(rawValue: fields.raw("name-form")) ?? .first
        draft.picture = ID<Picture>(fields.raw("picture"))
        draft.pictureDescription = description(fields, hasPicture: draft.picture != nil, &errors)
        draft.showsPortrait = fields.isTicked("portrait")
        draft.channels = chosen(fields, offered)
        try errors.check()
        return draft
    }

    private static func line(_ fields: FormFields, _ name: String, _ missing: String, _ longest: Int, _ errors: inout FormErrors) -> String {
        let text = fields.text(name).split(whereSeparator: \.isNewline).joined(separator: " ")
        if text.isVisiblyEmpty { errors.add(name, missing) }
        if text.count > longest { errors.add(name, "Please keep this under \(longest) characters.") }
        return text
    }

    private static func words(_ fields: FormFields, _ errors: inout FormErrors) -> String {
        let words = fields.text("words").split(whereSeparator: \.isNewline).joined(separator: " ")
        if words.count > PlateDraft.longestWords {
            errors.add("words", "This is \(words.count) characters long; please keep it under \(PlateDraft.longestWords), so that it can be read on a screen.")
        }
        return words
    }

    private static func description(_ fields: FormFields, hasPicture: Bool, _ errors: inout FormErrors) -> String {
        let text = fields.text("description").split(whereSeparator: \.isNewline).joined(separator: " ")
        if text.count > PlateDraft.longestDescription { errors.add("description", "Please keep this under \(PlateDraft.longestDescription) characters.") }
        if hasPicture, text.isVisiblyEmpty { errors.add("description", "Please say what the picture shows, for people who cannot see it.") }
        return hasPicture ? text : ""
    }
}
