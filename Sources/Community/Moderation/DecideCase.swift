import Identity
import Kernel
import Site
import Store
import Trust

/// What is decided about a case, as the form sends it.
package struct DecisionDraft: Sendable {
    package let action: CaseAction
    package let reason: ReportReason
    package let words: String
    /// In days, for what ends by itself.
    package let days: Int64

    package init(action: CaseAction, reason: ReportReason, words: String = "", days: Int64 = 7) {
        self.action = action
        self.reason = reason
        self.words = words
        self.days = days
    }

    /// - Throws: `FormErrors`.
    package static func read(_ fields: FormFields, hasThing: Bool) throws -> DecisionDraft {
        var errors = FormErrors()
        let (action, reason) = (CaseAction(rawValue: fields.raw("action")), ReportReason(rawValue: fields.raw("reason")))
        let words = fields.text("words")
        if action == nil || action?.needsThing == true && !hasThing { errors.add("action", "Please choose what to do.") }
        if reason == nil { errors.add("reason", "Please choose the reason that you name to them.") }
        if let action, action.isAgainstThem || action == .words, words.isVisiblyEmpty {
            errors.add("words", "Please say to them in your own words what it was. They have a right to know.")
        }
        if words.count > CaseDecision.longestWords {
            errors.add("words", "Please keep this under \(CaseDecision.longestWords.grouped) characters; this is \(words.count.grouped).")
        }
        let days = Int64(fields.raw("days")) ?? 7
        if action?.ends == true, !CaseDecision.lengths.contains(days) { errors.add("days", "Please choose for how long.") }
        try errors.check()
        guard let action, let reason else { throw errors }
        return DecisionDraft(action: action, reason: reason, words: words, days: days)
    }
}

/// Decides a case: the effects, the statement of reasons to its person, and an answer to those who reported.
package enum DecideCase {
    @discardableResult
    package static func decide(_ id: ID<ModerationCase>, _ draft: DecisionDraft, by viewer: Viewer, in transaction: Transaction) throws -> ID<CaseDecision> {
        let one = try CaseReading.one(id, for: viewer, in: transaction)
        guard one.closedAt == nil else { throw CaseClosed() }
        if draft.action.needsThing, !one.hasThing { throw NotFound() }
        let decision = CaseDecision(
            id: transaction.newID(), case: id, action: draft.action, reason: draft.reason, words: draft.words,
            until: draft.action.ends ? transaction.now + .days(draft.days) : nil, decidedBy: viewer.id, decidedAt: transaction.now, reversedAt: nil, appeal: "",
            appealedAt: nil, answer: "", answeredAt: nil)
        try ModerationQueries.insert(decision, in: transaction)
        try take(decision, one, in: transaction)
        if !draft.action.leavesOpen {
            try ModerationQueries.close(id, in: transaction)
            let held = try ModerationQueries.endHolds(of: id, in: transaction)
            // Who is told of nothing else learns that it is over.
            if draft.action == .nothing, let hold = held.last {
                try CaseNotices.tell(one.person.id, .decided, hold.value, cause: hold.value &+ 1, in: transaction)
            }
            for report in try ModerationQueries.reports(of: id, in: transaction) {
                if let reporter = report.reporter { try CaseNotices.tell(reporter.id, .reportAnswered, id.value, in: transaction) }
            }
        }
        switch draft.action {
        case .nothing: break
        case .crisisCard: try CaseNotices.tell(one.person.id, .crisisCard, one.practice.value, cause: decision.id.value, in: transaction)
        case .words, .hold, .hide, .limit, .suspend: try CaseNotices.tell(one.person.id, .decided, decision.id.value, in: transaction)
        }
        return decision.id
    }

    /// What a case hid stays hidden only where the last decision says so.
    private static func take(_ decision: CaseDecision, _ one: ModerationCase, in transaction: Transaction) throws {
        switch decision.action {
        case .hold, .hide: if let post = one.post { try DecisionEffectQueries.hide(post, by: decision.id, in: transaction) }
        case .nothing, .crisisCard, .words, .limit, .suspend: if let post = one.post { try DecisionEffectQueries.show(post, in: transaction) }
        }
        switch decision.action {
        case .nothing, .crisisCard, .words, .hold, .hide: break
        case .limit: try DecisionEffectQueries.restrict(one.person.id, in: one.practice, .limited, by: decision, in: transaction)
        case .suspend: try DecisionEffectQueries.restrict(one.person.id, in: one.practice, .suspended, by: decision, in: transaction)
        }
        try announce(one, in: transaction)
    }

    /// Open pages look again; nothing is said of whom or what it was about.
    fileprivate static func announce(_ one: ModerationCase, in transaction: Transaction) throws {
        try transaction.announce(
            Event(.caseDecided, by: one.person.id, subject: one.id, target: ID<Account>?.none, group: ID<Group>?.none, practice: one.practice))
    }
}

/// Somebody says that a decision about them is wrong.
package enum AppealDecision {
    /// - Throws: `NotFound` for everybody but its person, `NotAllowed` where it cannot be appealed any more.
    package static func appeal(_ id: ID<CaseDecision>, _ words: String, by account: ID<Account>, in transaction: Transaction) throws {
        let (decision, one) = try CaseReading.own(id, of: account, in: transaction)
        guard decision.mayAppeal(at: transaction.now), try ModerationQueries.appeal(id, words, in: transaction) else {
            throw NotAllowed("This decision cannot be appealed any more: it was before, it has ended, or six months have passed.")
        }
        let professionals = try MembershipQueries.professionals(of: one.practice, in: transaction).map(\.id).filter { $0 != account }
        // Rather by somebody else than who decided.
        let others = professionals.filter { $0 != decision.decidedBy }
        let stewards = try SignInQueries.stewards(in: transaction).filter { $0 != account }
        let told = others.isEmpty ? professionals + stewards.filter { !professionals.contains($0) } : others
        for person in told { try CaseNotices.tell(person, .appealed, one.id.value, cause: id.value, in: transaction) }
    }

    /// - Parameter upholds: whether the decision stands.
    /// - Throws: `NotFound`; `AnsweredAlready`.
    package static func answer(_ id: ID<CaseDecision>, upholds: Bool, _ words: String, by viewer: Viewer, in transaction: Transaction) throws {
        guard let decision = try ModerationQueries.decision(id, in: transaction) else { throw NotFound() }
        let one = try CaseReading.one(decision.case, for: viewer, in: transaction)
        guard try ModerationQueries.answer(id, words, by: viewer.id, in: transaction) else { throw CaseClosed() }
        if !upholds {
            try ModerationQueries.reverse(id, in: transaction)
            try DecisionEffectQueries.unrestrict(by: id, in: transaction)
            if let post = one.post, try DecisionEffectQueries.hidingDecision(of: post, in: transaction) == id {
                try DecisionEffectQueries.show(post, in: transaction)
            }
            try DecideCase.announce(one, in: transaction)
        }
        try CaseNotices.tell(one.person.id, .decided, id.value, cause: id.value &+ 1, in: transaction)
    }
}

/// Reads cases for those whom they concern.
enum CaseReading {
    /// - Throws: `NotFound` for whoever may not decide it.
    static func one(_ id: ID<ModerationCase>, for viewer: Viewer, in reading: Reading) throws -> ModerationCase {
        guard let one = try ModerationQueries.one(id, in: reading),
            Moderators.may(
                viewer, look: one,
                isForStewards: try ModerationQueries.isAboutProfessional(id, in: reading) || ModerationQueries.hasOpenAppeal(id, in: reading))
        else { throw NotFound() }
        return one
    }

    /// A decision about oneself.
    static func own(_ id: ID<CaseDecision>, of account: ID<Account>, in reading: Reading) throws -> (CaseDecision, ModerationCase) {
        guard let decision = try ModerationQueries.decision(id, in: reading), decision.action != .nothing,
            let one = try ModerationQueries.one(decision.case, in: reading), one.person.id == account
        else { throw NotFound() }
        return (decision, one)
    }
}

/// Two people looked at one case; the first decision counts.
package struct CaseClosed: Failure, Equatable {
    package var sentence: String { "Somebody has decided this already. This is how it stands now." }
    package var status: Int { 409 }
}

extension Event.Kind {
    /// Subject: the case. Something may show again, or no more.
    package static let caseDecided = Event.Kind("case.decided")
}
