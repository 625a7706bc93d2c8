import Foundation
import Identity
import Kernel
import Site
import Store
import Trust

/// Something that somebody began to write, or that is to be shared later.
package struct Draft: Hashable, Sendable {
    /// Older ones have to go first.
    package static let most = 50

    package let id: ID<Draft>
    package let group: ID<Group>
    /// The fields of the composer.
    package let fields: [Field]
    package let version: Int
    package let updatedAt: Moment
    package let publishAt: Moment?
    /// Why it could not be shared when its time came.
    package let failure: String?

    package struct Field: Hashable, Sendable, Codable {
        let name: String
        let text: String
    }

    /// What of the composer is kept: all but the proof that it is our form, and what belongs to one sending, consents among it:
    /// what somebody agreed to once is not agreed to again when its time comes.
    static func fields(_ form: FormFields) -> [Field] {
        let left: Set<String> = ["token", "do", "draft-version", "publish", "consent", "from", OpenChannel.field]
        return form.texts.filter { !left.contains($0.name) }.prefix(60).map {
            Field(name: $0.name, text: $0.text)
        }
    }

    package var form: FormFields { FormFields(texts: fields.map { ($0.name, $0.text) }) }

    package var pictures: [ID<Picture>] { form.all("kept").compactMap { ID($0) } }

    /// Its first words, for lists.
    var excerpt: String {
        let (headline, body) = (form.text("headline"), RichText(markdown: String(form.text("body").prefix(600))).excerpt(140))
        return form.raw("kind") == "win" && !headline.isEmpty ? headline : body
    }

    /// More than this in one field is refused; cut, it would lose words.
    static let longestField = PostDraft.longestBody * 4

    /// Whether there is anything in it that would be missed.
    static func isEmpty(_ form: FormFields) -> Bool {
        ["body", "headline", "choice-1", "choice-2"].allSatisfy { form.text($0).isVisiblyEmpty } && form.all("kept").isEmpty
    }
}

package enum DraftFault: Failure, Equatable {
    case tooMany, newer(Int), past, tooFar, unreadable, empty, tooLong, sent

    package var sentence: String {
        switch self {
        case .tooMany: "You have \(Draft.most) drafts. Please throw one away first; you find them under Me."
        case .newer: "This draft was changed on another device meanwhile."
        case .tooLong: "This is too long to be kept as a draft: \(Draft.longestField.grouped) characters fit. Please keep the rest elsewhere for now."
        case .sent: "This was sent already."
        case .past: "That moment is over already. Please choose one to come."
        case .tooFar: "Please choose a moment within a year."
        case .unreadable: "Please choose a day and a time, such as 14 May 2026, 07:30."
        case .empty: "Please write a few words first. Small counts."
        }
    }
    package var status: Int {
        switch self {
        case .newer, .sent: 409
        default: 422
        }
    }
}

/// Keeps what somebody is writing, so that a closed tab or another device loses nothing.
package enum KeepDraft {
    /// - Parameters:
    ///   - form: the composer’s fields.
    ///   - version: the version that was changed; `nil` for a new draft, or where the newest is to be written over.
    ///   - isAsked: whether a button asked for it, rather than the script.
    /// - Returns: the draft as it stands now; `nil` where nothing is left to keep.
    /// - Throws: `DraftFault`.
    package static func keep(
        _ form: FormFields, in group: Group, version: Int?, isAsked: Bool = false, by circle: Circle, _ transaction: Transaction
    ) throws -> Draft? {
        guard form.texts.allSatisfy({ $0.text.count <= Draft.longestField }) else { throw DraftFault.tooLong }
        let key = PostForm.formKey(form)
        let known = try DraftQueries.draft(formKey: key, of: circle.id, in: transaction)
        // What was shared already is no draft any more: a late save of an old tab must not bring it back. But whoever goes back to
        // such a form and presses a button means new words.
        if try known == nil && DraftQueries.isShared(formKey: key, by: circle.id, in: transaction) {
            guard isAsked else { return nil }
            return try keep(form.without("key").adding([(name: "key", text: Token().text)]), in: group, version: nil, by: circle, transaction)
        }
        guard !Draft.isEmpty(form) else {
            try DraftQueries.remove(formKey: key, of: circle.id, in: transaction)
            return nil
        }
        if let known, let version, known.version != version { throw DraftFault.newer(known.version) }
        if known == nil, try DraftQueries.count(of: circle.id, in: transaction) >= Draft.most { throw DraftFault.tooMany }
        try DraftQueries.save(Draft.fields(form), formKey: key, in: group.id, of: circle.id, in: transaction)
        return try DraftQueries.draft(formKey: key, of: circle.id, in: transaction)
    }
}

/// Shares something when its time has come.
package enum ShareLater {
    package static let jobKind = "share-later"

    private struct Payload: Codable {
        let draft: ID<Draft>
        let due: Moment
    }

    /// Reads `2026-05-14T07:30` as a clock in `zone` shows it. A time over which the clock jumps is as much later as it jumps.
    /// - Throws: `DraftFault`.
    package static func moment(_ text: String, zone: String, now: Moment) throws -> Moment {
        guard let moment = LocalMoment.read(text, zone: zone) else { throw DraftFault.unreadable }
        guard moment > now else { throw DraftFault.past }
        guard moment < now + .days(366) else { throw DraftFault.tooFar }
        return moment
    }

    package static func plan(_ draft: Draft, at due: Moment, in transaction: Transaction) throws {
        try DraftQueries.plan(draft.id, at: due, in: transaction)
        try JobQueries.add(NewJob(kind: jobKind, Payload(draft: draft.id, due: due), dueAt: due), in: transaction)
    }

    package static func handler(_ store: Store) -> JobHandler {
        JobHandler(kind: jobKind) { job in
            let payload = try job.payload(as: Payload.self)
            do {
                try await store.write { try share(payload, in: $0) }
            } catch let reason as any Failure where !(reason is StoreFault) {
                try await store.write { try giveUp(payload, reason.sentence, in: $0) }
            } catch let errors as FormErrors {
                try await store.write { try giveUp(payload, errors.fields.first.flatMap { errors[$0] } ?? "Something in it is missing.", in: $0) }
            }
        }
    }

    /// A job that is begun twice, or whose draft was changed, shared or thrown away since, does nothing.
    private static func share(_ payload: Payload, in transaction: Transaction) throws {
        guard let (draft, owner) = try DraftQueries.draft(payload.draft, in: transaction), draft.publishAt == payload.due,
            let viewer = try ViewerQueries.viewer(owner, in: transaction)
        else { return }
        guard try !AccountStandingQueries.rests(owner, in: transaction), try !AccountStandingQueries.isSuspended(owner, in: transaction) else {
            throw NotAllowed("Your account was resting or suspended when its time came.")
        }
        let circle = try CircleQueries.circle(of: viewer, in: transaction)
        guard let tie = circle.tie(to: draft.group), let membership = viewer.membership(in: tie.group.practice) else {
            throw NotAllowed("You have left the group with which it was to be shared.")
        }
        let pictures = Uploads(kept: draft.pictures).choices(draft.form)
        let post = try PostForm.draft(
            draft.form, pictures: pictures, mayPrompt: WritePost.mayPrompt(tie, membership),
            mayAnnounce: Rights.allow(.announce, membership.role, membership.standing), needed: [])
        _ = try WritePost.write(post, in: tie.group, by: circle, transaction)
    }

    /// What could not be shared stays among the drafts, with the reason, and its author is told.
    private static func giveUp(_ payload: Payload, _ reason: String, in transaction: Transaction) throws {
        guard let (draft, owner) = try DraftQueries.draft(payload.draft, in: transaction), draft.publishAt == payload.due else { return }
        try DraftQueries.fail(draft.id, reason, in: transaction)
        try TellPerson.tell(
            owner, Telling(kind: .notShared, actor: owner, cause: draft.id.value, about: draft.id.value, at: transaction.now), in: transaction)
    }
}
