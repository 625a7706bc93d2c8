import Identity
import Kernel
import Site
import Store
import Trust

/// What a report is about.
package enum Reported: Sendable {
    case post(Visible<Post>)
    /// - Parameter channel: the address of one of theirs; empty for the person.
    case person(Account, practice: ID<Practice>, channel: String)
}

/// What somebody reports.
package struct ReportDraft: Sendable {
    package let reason: ReportReason
    package let words: String

    package init(reason: ReportReason, words: String) {
        self.reason = reason
        self.words = words
    }

    /// - Throws: `FormErrors`.
    package static func read(_ fields: FormFields) throws -> ReportDraft {
        var errors = FormErrors()
        let (reason, words) = (ReportReason(rawValue: fields.raw("reason")), fields.text("words"))
        if reason == nil { errors.add("reason", "Please choose what it is about.") }
        if words.count > Report.longestWords {
            errors.add("words", "Please keep this under \(Report.longestWords.grouped) characters; this is \(words.count.grouped).")
        }
        if reason == .other, words.isVisiblyEmpty { errors.add("words", "Please say in a few words what it is.") }
        try errors.check()
        guard let reason else { throw errors }
        return ReportDraft(reason: reason, words: words)
    }
}

/// Brings something before those who look after the practice. Whoever it is about does not learn who it was.
package enum ReportSomething {
    /// - Parameter reporter: `nil` for a visitor.
    /// - Returns: the case; the one that is open already, where there is one.
    @discardableResult
    package static func report(_ reported: Reported, _ draft: ReportDraft, by reporter: ID<Account>?, in transaction: Transaction) throws -> ID<ModerationCase>
    {
        let (practice, person, post, channel, evidence) = try facts(reported, in: transaction)
        guard try isRead(person.id, practice: practice, in: transaction) else { throw NotAllowed("Nobody but the one it is about would read this.") }
        guard person.id != reporter else { throw NotAllowed("This is your own. You can change it or take it down yourself.") }
        let known = try ModerationQueries.open(practice, person.id, post: post, channel: channel, in: transaction)
        let one =
            known
            ?? ModerationCase(
                id: transaction.newID(), practice: practice, person: person, post: post, channel: channel, evidence: evidence, openedAt: transaction.now,
                isUrgent: draft.reason == .worry, closedAt: nil)
        if known == nil { try ModerationQueries.insert(one, in: transaction) }
        if draft.reason == .worry, !one.isUrgent { try ModerationQueries.setUrgent(one.id, in: transaction) }
        let isNew = try ModerationQueries.insert(transaction.newID(), to: one.id, by: reporter, draft.reason, words: draft.words, in: transaction)
        if isNew { try tell(one, in: transaction) }
        return one.id
    }

    private static func facts(_ reported: Reported, in reading: Reading) throws -> (ID<Practice>, Account, ID<Post>?, String, String) {
        switch reported {
        case .post(let post):
            let subject = post.subject
            let words = subject.headline.isEmpty ? subject.body : "\(subject.headline)\n\n\(subject.body)"
            return (subject.practice, subject.author, subject.id, "", words)
        case .person(let person, let practice, let channel):
            return (practice, person, nil, channel, channel.isEmpty ? person.about : channel)
        }
    }

    /// Those who may decide, each once for each report; and stewards, where it is about one of those who look after the practice.
    private static func tell(_ one: ModerationCase, in transaction: Transaction) throws {
        let count = try ModerationQueries.count(of: one.id, in: transaction)
        for account in try readers(about: one.person.id, practice: one.practice, in: transaction) {
            try CaseNotices.tell(account, .reported, one.id.value, cause: one.id.value &* 1_000 &+ Int64(count), in: transaction)
        }
    }

    private static func readers(about person: ID<Account>, practice: ID<Practice>, in reading: Reading) throws -> [ID<Account>] {
        let professionals = try MembershipQueries.professionals(of: practice, in: reading).map(\.id)
        let told = professionals.filter { $0 != person }
        guard professionals.contains(person) else { return told }
        return told + (try SignInQueries.stewards(in: reading)).filter { $0 != person && !told.contains($0) }
    }

    /// Whether anybody but that person would read a report about them; a coach whose account rests reads it when they are back.
    package static func isRead(_ person: ID<Account>, practice: ID<Practice>, in reading: Reading) throws -> Bool {
        try !readers(about: person, practice: practice, in: reading).isEmpty
            || MembershipQueries.hasProfessional(but: person, practice: practice, in: reading)
    }
}

/// Tells people of cases. Nobody is named: the notice comes from the practice.
enum CaseNotices {
    static func tell(_ account: ID<Account>, _ kind: NoticeKind, _ about: Int64, cause: Int64? = nil, in transaction: Transaction) throws {
        try TellPerson.tell(account, Telling(kind: kind, actor: account, cause: cause ?? about, about: about, at: transaction.now), in: transaction)
    }
}
