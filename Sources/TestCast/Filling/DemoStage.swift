import Community
import Identity
import Kernel
import Language
import Outside
import Site
import Store
import Trust

/// Who and what of the script is in the database already, while it is played.
struct DemoStage: Sendable {
    private(set) var people: [String: Account] = [:]
    private(set) var practices: [String: ID<Practice>] = [:]
    private var groups: [String: Group] = [:]
    private var posts: [String: ID<Post>] = [:]
    private let passwordHash: String

    /// Founds the practices and groups, with their owners.
    static func open(now: Moment, passwordHash: String, _ transaction: Transaction) throws -> DemoStage {
        guard try !AccountQueries.hasAnyAccount(in: transaction) else { throw DemoFault.notEmpty }
        var stage = DemoStage(passwordHash: passwordHash)
        for practice in Cast.practices { try stage.found(practice, transaction.at(now - .days(Int64(practice.openedDaysAgo)))) }
        return stage
    }

    private init(passwordHash: String) { self.passwordHash = passwordHash }

    private mutating func found(_ cast: CastPractice, _ transaction: Transaction) throws {
        guard let owner = Cast.person(cast.owner), let name = DisplayName(cast.name) else { throw DemoFault.script(cast.slug) }
        let account = try account(owner, transaction)
        let handle = try Handle(typed: cast.slug)
        let id = try FoundPractice.found(name: name, handle: handle, about: cast.line, timeZone: "Europe/London", by: account, in: transaction)
        practices[cast.slug] = id
        guard let practice = try PracticeQueries.practice(id, in: transaction) else { throw DemoFault.script(cast.slug) }
        for purpose in ConsentPurpose.allCases { try GiveConsent.give(purpose, account, to: practice, in: transaction) }
        let membership = Membership(practice: practice, role: .owner, standing: .active, joinedAt: transaction.now)
        for group in Cast.groups where group.practice == cast.slug {
            guard let name = DisplayName(group.name) else { throw DemoFault.script(group.slug) }
            let draft = GroupDraft(name: name, about: group.line, door: .currentAndFormer, agreements: group.agreements)
            groups[group.slug] = try FoundGroup.found(draft, by: account, membership, in: transaction)
        }
    }

    private mutating func account(_ person: CastPerson, _ transaction: Transaction) throws -> ID<Account> {
        guard let name = DisplayName(person.name), let email = EmailAddress("\(person.handle)@cast.example") else { throw DemoFault.script(person.handle) }
        let new = NewAccount(
            name: name, handle: try Handle(typed: person.handle), email: email, passwordHash: passwordHash, about: person.line,
            isSteward: person.role == .owner && person.practice == "harbour", statedAdult: true
        )
        let id = try CreateAccount.create(new, in: transaction)
        people[person.handle] = try AccountQueries.account(id, in: transaction)
        return id
    }

    /// Does what the event says, at its time.
    mutating func play(_ event: CastEvent, now: Moment, pictures: [String: PictureChoice], _ transaction: Transaction) throws {
        let transaction = transaction.at(now - .minutes(Int64(event.minutesAgo)))
        switch event.action {
        case .joinedPractice(let slug): try join(event.by, practice: slug, transaction)
        case .joinedGroup(let slug): try join(event.by, group: slug, transaction)
        case .post(let post): try write(post, by: event.by, pictures[post.key], transaction)
        case .reply(let key, let to, let text): try reply(text, key: key, to: to, by: event.by, transaction)
        case .praise(let on, let kind, let words, let isPrivate):
            let circle = try circle(event.by, transaction)
            let draft = PraiseDraft(kind: PraiseKind(rawValue: kind.rawValue) ?? .effort, words: words, isPrivate: isPrivate)
            _ = try GivePraise.give(draft, for: try visible(on, circle, transaction), by: circle, transaction)
        case .leftGroup(let slug):
            let circle = try circle(event.by, transaction)
            guard let group = groups[slug], let tie = circle.tie(to: group.id), let membership = circle.viewer.membership(in: group.practice) else { return }
            try LeaveGroup.leave(tie, circle.id, membership, in: transaction)
        case .becameFormer:
            let circle = try circle(event.by, transaction)
            guard let membership = circle.viewer.memberships.first else { throw DemoFault.script(event.by) }
            try ChangeStanding.change(circle.id, to: .former, by: circle.id, membership, in: transaction)
        }
    }

    private mutating func join(_ handle: String, practice slug: String, _ transaction: Transaction) throws {
        // Owners came with their practice.
        guard people[handle] == nil else { return }
        guard let person = Cast.person(handle), let id = practices[slug], let practice = try PracticeQueries.practice(id, in: transaction) else {
            throw DemoFault.script(handle)
        }
        let account = try account(person, transaction)
        let owner = Cast.practices.first { $0.slug == slug }.flatMap { people[$0.owner]?.id }
        try MembershipQueries.insert(account, practice: id, role: Role(rawValue: person.role.rawValue) ?? .client, invitedBy: owner, in: transaction)
        for purpose in ConsentPurpose.allCases { try GiveConsent.give(purpose, account, to: practice, in: transaction) }
    }

    private func join(_ handle: String, group slug: String, _ transaction: Transaction) throws {
        let circle = try circle(handle, transaction)
        guard let group = groups[slug], let membership = circle.viewer.membership(in: group.practice) else { throw DemoFault.script(slug) }
        guard circle.tie(to: group.id) == nil else { return }
        try JoinGroup.join(group, circle.id, membership, in: transaction)
    }

    func circle(_ handle: String, _ reading: Reading) throws -> Circle {
        guard let account = people[handle] else { throw DemoFault.script(handle) }
        let viewer = Viewer(account: account, isSteward: false, memberships: try MembershipQueries.memberships(of: account.id, in: reading))
        return try CircleQueries.circle(of: viewer, in: reading)
    }

    private func visible(_ key: String, _ circle: Circle, _ reading: Reading) throws -> Visible<Post> {
        guard let id = posts[key], let post = try PostQueries.post(id, for: circle, in: reading) else { throw DemoFault.script(key) }
        return post
    }

    private mutating func write(_ post: CastPost, by handle: String, _ picture: PictureChoice?, _ transaction: Transaction) throws {
        let circle = try circle(handle, transaction)
        let group: Group? =
            switch post.audience {
            case .group(let slug): groups[slug]
            case .practice: circle.ties.first?.group
            }
        guard let group else { throw DemoFault.script(post.key) }
        let draft = PostDraft(
            kind: PostKind(rawValue: post.kind.rawValue) ?? .note, audience: post.audience == .practice ? .practice : .group,
            headline: post.headline ?? "", body: post.text, formKey: post.key, pictures: picture.map { [$0] } ?? []
        )
        let id = try WritePost.write(draft, in: group, by: circle, transaction)
        // Earlier wins of those who came before the six months are not in the script.
        try DemoQueries.setFirstWin(post.firstWin, id, in: transaction)
        posts[post.key] = id
    }

    private mutating func reply(_ text: String, key: String, to parent: String, by handle: String, _ transaction: Transaction) throws {
        let circle = try circle(handle, transaction)
        posts[key] = try WriteReply.write(text, to: try visible(parent, circle, transaction), formKey: key, by: circle, transaction)
    }
}

package enum DemoFault: Failure, Equatable {
    case notEmpty
    /// The script and the commands do not fit; a fault of ours.
    case script(String)

    package var sentence: String {
        switch self {
        case .notEmpty: "This database has accounts already, so the cast was not added."
        case .script(let what): "The demo’s script does not fit the program at “\(what)”."
        }
    }
    package var status: Int { 500 }
}
