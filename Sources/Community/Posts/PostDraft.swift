import Identity
import Kernel
import Site
import Trust

/// A post as its author means it, checked and ready to be saved.
package struct PostDraft: Sendable {
    package static let longestBody = 5_000
    package static let longestHeadline = 120
    package static let mostPictures = 4
    package static let longestDescription = 1_000

    package let kind: PostKind
    package let audience: ChosenAudience
    package let headline: String
    package let body: String
    /// Tells a form that is sent twice from two posts.
    package let formKey: String
    package let pictures: [PictureChoice]
    package let warning: ContentWarning?
    package let poll: PollDraft?
    /// What is agreed to with this very form.
    package let consents: Set<ConsentPurpose>
    /// Whether visitors may see from now on who the author is, so that something can be public.
    package let opensChannel: Bool

    package init(
        kind: PostKind, audience: ChosenAudience, headline: String, body: String, formKey: String, pictures: [PictureChoice] = [],
        warning: ContentWarning? = nil, poll: PollDraft? = nil, consents: Set<ConsentPurpose> = [], opensChannel: Bool = false
    ) {
        self.kind = kind
        self.audience = audience
        self.headline = headline
        self.body = body
        self.formKey = formKey
        self.pictures = pictures
        self.warning = warning
        self.poll = poll
        self.consents = consents
        self.opensChannel = opensChannel
    }

    /// What tells one sending of the composer's form from another.
    /// - Parameter files: digests of the pictures' files: a form that is sent twice uploads its pictures twice.
    func stamp(files: [ID<Picture>: String]) -> PostFormStamp {
        let pictures = pictures.flatMap { [files[$0.id] ?? "", $0.description] }
        let more = [warning?.kind.rawValue, warning?.words].compactMap { $0 } + (poll?.choices ?? [])
        return PostFormStamp(key: formKey, [headline, body, kind.rawValue, audience.rawValue] + pictures + more)
    }

    /// For whom, as the composer offers it.
    package enum ChosenAudience: String, Sendable, CaseIterable {
        case group, practice, coaches, followers, `public`

        var act: Act {
            switch self {
            case .group, .coaches: .writeInGroup
            case .practice: .writeToPractice
            case .followers: .writeToFollowers
            case .public: .writePublicly
            }
        }
    }
}

/// A picture that was uploaded, with what its author says of it.
package struct PictureChoice: Sendable, Hashable {
    package let id: ID<Picture>
    package let description: String

    package init(id: ID<Picture>, description: String) {
        self.id = id
        self.description = description
    }
}

/// New words for a post.
package struct PostChange: Sendable {
    package let headline: String
    package let body: String
    package let warning: ContentWarning?
    /// The version of the words that were changed; `nil` where the form did not say.
    package let of: Int?

    package init(headline: String, body: String, warning: ContentWarning? = nil, of: Int? = nil) {
        self.headline = headline
        self.body = body
        self.warning = warning
        self.of = of
    }
}

/// Reads the composer's form.
package enum PostForm {
    /// - Parameters:
    ///   - pictures: those that were uploaded with this form or kept from an earlier try.
    ///   - mayPrompt: whether the author may write prompts …
    ///   - mayAnnounce: … and announcements.
    ///   - needed: consents that are not given yet.
    package static func draft(_ fields: FormFields, pictures: [PictureChoice], mayPrompt: Bool, mayAnnounce: Bool = false, needed: Set<ConsentPurpose>) throws
        -> PostDraft
    {
        var errors = FormErrors()
        let kind = PostKind(rawValue: fields.text("kind")) ?? .note
        if kind == .reply || (kind == .prompt && !mayPrompt) || (kind == .announcement && !mayAnnounce) {
            errors.add("kind", "Please choose what kind of post this is.")
        }
        let audience = PostDraft.ChosenAudience(rawValue: fields.text("audience"))
        if audience == nil { errors.add("audience", "Please choose who can see this.") }
        if kind == .announcement, audience != .group { errors.add("audience", "An announcement is for the group. Please choose it, or another kind of post.") }
        let body = fields.text("body")
        let headline = kind == .win ? headline(fields, &errors) : ""
        check(body: body, isOptional: !pictures.isEmpty || !headline.isVisiblyEmpty, &errors)
        if pictures.count > PostDraft.mostPictures { errors.add("pictures", "A post takes at most \(PostDraft.mostPictures) pictures.") }
        let warning = ContentWarning.read(fields, &errors)
        let poll = PollDraft.read(fields, &errors)
        let consents = Set(fields.all("consent").compactMap(ConsentPurpose.init(rawValue:)))
        if !needed.isSubset(of: consents) {
            errors.add("consents", "To share something here, please agree to both below. You can take it back at any time.")
        }
        try errors.check()
        return PostDraft(
            kind: kind, audience: audience ?? .group, headline: headline, body: body, formKey: formKey(fields), pictures: pictures,
            warning: warning, poll: poll, consents: consents.intersection(needed), opensChannel: fields.isTicked(OpenChannel.field)
        )
    }

    /// The new words of a post that is changed.
    package static func change(_ fields: FormFields) throws -> PostChange {
        var errors = FormErrors()
        let (headline, body) = (headline(fields, &errors), fields.text("body"))
        let warning = ContentWarning.read(fields, &errors)
        check(body: body, isOptional: !headline.isVisiblyEmpty, &errors)
        try errors.check()
        return PostChange(headline: headline, body: body, warning: warning, of: Int(fields.raw("version")))
    }

    /// On one line.
    private static func headline(_ fields: FormFields, _ errors: inout FormErrors) -> String {
        let headline = fields.text("headline").split(whereSeparator: \.isNewline).joined(separator: " ")
        if headline.count > PostDraft.longestHeadline {
            errors.add("headline", "Please keep the short version under \(PostDraft.longestHeadline) characters; this is \(headline.count).")
        }
        return headline
    }

    /// The text of a reply.
    package static func body(_ fields: FormFields) throws -> String {
        var errors = FormErrors()
        let body = fields.text("body")
        check(body: body, isOptional: false, &errors)
        try errors.check()
        return body
    }

    /// The fields with which a form comes back. One whose post was taken down gets a new key: sent again, it writes another post.
    package static func again(_ fields: FormFields, after failure: any Failure) -> FormFields {
        failure is TakenDown ? fields.without("key") : fields
    }

    /// The key of a form that is read, or shown again. A new form gets one of its own, as does a program's.
    package static func formKey(_ fields: FormFields) -> String {
        let key = fields.raw("key")
        return key.isEmpty || key.utf8.count > 64 ? Token().text : key
    }

    private static func check(body: String, isOptional: Bool, _ errors: inout FormErrors) {
        if body.isVisiblyEmpty && !isOptional { errors.add("body", "Please write a few words first. Small counts.") }
        if body.count > PostDraft.longestBody {
            errors.add(
                "body",
                "This is \(body.count.grouped) characters long; a post holds \(PostDraft.longestBody.grouped). Please shorten it, or share it in two parts.")
        }
    }
}
