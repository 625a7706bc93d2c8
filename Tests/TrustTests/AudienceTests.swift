import Kernel
import Testing
import TestSupport

@testable import Identity
@testable import Trust

/// What is decided of pure values: circles and standpoints made up at random, judged by a model of their own.
@Suite("Audiences") struct AudienceTests {
    private static let practices = (1...3).map { number in
        Practice(
            id: ID(Int64(number)), handle: Handle(stored: "practice\(number)"), name: "Practice \(number)", about: "", timeZone: "UTC"
        )
    }

    /// Two groups in each practice: 11 and 12 in practice 1, 21 and 22 in practice 2 …
    private static let groups = practices.flatMap { practice in
        (1...2).map { number in
            Group(
                id: ID(practice.id.value * 10 + Int64(number)), practice: practice.id, practiceHandle: practice.handle,
                slug: GroupSlug(stored: "group\(number)"), name: "Group \(number)", about: "", door: .currentAndFormer, agreements: []
            )
        }
    }

    private static func account(_ id: Int64) -> Account {
        Account(id: ID(id), handle: Handle(stored: "person\(id)"), name: "Person \(id)", about: "", portrait: nil)
    }

    private static func circle(_ random: inout SeededRandom) -> Circle {
        var memberships: [Membership] = []
        for practice in practices where random.chance(55) {
            memberships.append(
                Membership(
                    practice: practice, role: Role.allCases.randomElement(using: &random) ?? .client,
                    standing: Standing.allCases.randomElement(using: &random) ?? .active, joinedAt: Moment(milliseconds: 0)
                )
            )
        }
        // Ties outlive nothing: also one to a group of a practice that the person does not belong to.
        var ties: [GroupTie] = []
        for group in groups where random.chance(40) {
            ties.append(GroupTie(group: group, isModerator: random.chance(30), joinedAt: Moment(milliseconds: 0)))
        }
        let id = Int64.random(in: 101...105, using: &random)
        let others = (101...105).map { ID<Account>(Int64($0)) }.filter { $0.value != id }
        func some(_ percent: Int) -> Set<ID<Account>> { Set(others.filter { _ in random.chance(percent) }) }
        let hidden = random.chance(50) ? Hidden.nobody : Hidden(blocked: some(25), blocking: some(25), muted: some(25))
        return Circle(viewer: Viewer(account: account(id), isSteward: random.chance(20), memberships: memberships), ties: ties, hidden: hidden)
    }

    private static func standpoint(_ random: inout SeededRandom) -> Standpoint {
        let practice = practices.randomElement(using: &random)?.id ?? ID<Practice>(1)
        let audience = Audience.Kind.allCases.randomElement(using: &random) ?? .people
        let group = groups.filter { $0.practice == practice }.randomElement(using: &random)?.id
        return Standpoint(
            author: ID<Account>(Int64.random(in: 101...105, using: &random)), practice: practice, audience: audience,
            group: audience == .group ? group : nil, includesViewer: [.people, .followers].contains(audience) && random.chance(50),
            isWithheld: random.chance(25)
        )
    }

    /// The rule in other words: the set of people who may read, found from the outside in.
    private static func mayRead(_ circle: Circle, _ place: Standpoint) -> Bool {
        var reasons: Set<String> = []
        if circle.viewer.account.id == place.author { reasons.insert("own") }
        let isOfThePractice = Set(circle.viewer.memberships.map(\.practice.id)).contains(place.practice)
        // Who blocks is not seen; nor who blocks back, except by those who look after the place.
        let isCutOff = circle.hidden.blocked.contains(place.author) || circle.hidden.blocking.contains(place.author) && !looksAfter(circle, place)
        if isOfThePractice && !place.isWithheld && !isCutOff {
            if place.audience == .practice { reasons.insert("practice") }
            if place.audience == .public { reasons.insert("anybody") }
            if place.audience == .people && place.includesViewer { reasons.insert("named") }
            if place.audience == .followers && place.includesViewer { reasons.insert("follows") }
            let groups = Set(circle.ties.map(\.group.id))
            if place.audience == .group, let group = place.group, groups.contains(group) { reasons.insert("group") }
        }
        return !reasons.isEmpty
    }

    private static func mayTakeDown(_ circle: Circle, _ place: Standpoint) -> Bool { mayRead(circle, place) && looksAfter(circle, place) }

    private static func looksAfter(_ circle: Circle, _ place: Standpoint) -> Bool {
        let moderated = circle.ties.filter(\.isModerator).map(\.group.id)
        let coachedNow = circle.viewer.memberships.filter { $0.standing == .active && $0.role != .client }.map(\.practice.id)
        return place.group.map(moderated.contains) == true || coachedNow.contains(place.practice)
    }

    @Test("a thousand circles see exactly what the rule says", arguments: [1, 2, 3, 4, 5] as [UInt64]) func property(_ seed: UInt64) {
        var random = SeededRandom(seed: seed)
        var seen = 0
        for _ in 0..<1_000 {
            let (circle, place) = (Self.circle(&random), Self.standpoint(&random))
            let visible = circle.sees("words", at: place)
            #expect((visible != nil) == Self.mayRead(circle, place), "\(circle) \(place)")
            #expect(circle.mayRemove(place) == Self.mayTakeDown(circle, place), "\(circle) \(place)")
            let isListed = circle.lists("words", at: place) != nil
            #expect(isListed == (visible != nil && !circle.hidden.muted.contains(place.author)), "\(circle) \(place)")
            if let visible {
                seen += 1
                #expect(visible.subject == "words")
            }
        }
        #expect((100...900).contains(seen), "the circles are too much alike to tell anything: \(seen)")
    }

    private func somebody(
        _ role: Role?, _ standing: Standing = .active, in groups: [Int64] = [], moderator: Bool = false, isSteward: Bool = false
    ) -> Circle {
        let memberships = role.map { [Membership(practice: Self.practices[0], role: $0, standing: standing, joinedAt: Moment(milliseconds: 0))] }
        let ties = Self.groups.filter { groups.contains($0.id.value) }
            .map { GroupTie(group: $0, isModerator: moderator, joinedAt: Moment(milliseconds: 0)) }
        return Circle(viewer: Viewer(account: Self.account(500), isSteward: isSteward, memberships: memberships ?? []), ties: ties)
    }

    private func place(_ audience: Audience.Kind, author: Int64 = 1, names: Bool = false, withheld: Bool = false) -> Standpoint {
        Standpoint(
            author: ID(author), practice: ID(1), audience: audience, group: audience == .group ? ID(11) : nil, includesViewer: names,
            isWithheld: withheld
        )
    }

    @Test("a group post is for its members alone, coaches and stewards included") func group() {
        #expect(somebody(.client, in: [11]).sees(1, at: place(.group)) != nil)
        #expect(somebody(.client, .former, in: [11]).sees(1, at: place(.group)) != nil)
        #expect(somebody(.client, in: [12]).sees(1, at: place(.group)) == nil)
        #expect(somebody(.owner).sees(1, at: place(.group)) == nil)
        #expect(somebody(nil, isSteward: true).sees(1, at: place(.group)) == nil)
        #expect(somebody(nil, in: [11]).sees(1, at: place(.group)) == nil)
    }

    @Test("a practice post is for everybody of the practice and nobody else") func practice() {
        #expect(somebody(.client).sees(1, at: place(.practice)) != nil)
        #expect(somebody(.client, .former).sees(1, at: place(.practice)) != nil)
        #expect(somebody(nil, in: [11], isSteward: true).sees(1, at: place(.practice)) == nil)
    }

    @Test("a post to named people is for them alone, owners not excepted") func named() {
        #expect(somebody(.client).sees(1, at: place(.people, names: true)) != nil)
        #expect(somebody(.owner, in: [11]).sees(1, at: place(.people)) == nil)
        #expect(somebody(nil).sees(1, at: place(.people, names: true)) == nil)
    }

    @Test("visitors see what is public, of people who let them see who they are, and nothing else") func visitors() {
        for audience in Audience.Kind.allCases {
            for (isOpen, withheld) in [(true, false), (true, true), (false, false), (false, true)] {
                let seen = Visitor.sees(1, at: place(audience, names: true, withheld: withheld), isOpen: isOpen) != nil
                #expect(seen == (audience == .public && isOpen && !withheld), "\(audience) \(isOpen) \(withheld)")
            }
        }
    }

    @Test("what is withheld is for its author alone") func withheld() {
        for audience in Audience.Kind.allCases {
            #expect(somebody(.owner, in: [11], moderator: true).sees(1, at: place(audience, names: true, withheld: true)) == nil)
            #expect(!somebody(.owner, in: [11], moderator: true).mayRemove(place(audience, names: true, withheld: true)))
            #expect(somebody(.client).sees(1, at: place(audience, author: 500, withheld: true)) != nil)
        }
    }

    @Test("moderators look after their group, coaches after what they see, clients after nothing") func removal() {
        #expect(somebody(.client, in: [11], moderator: true).mayRemove(place(.group)))
        #expect(!somebody(.client, in: [11]).mayRemove(place(.group)))
        #expect(somebody(.professional, in: [11]).mayRemove(place(.group)))
        #expect(!somebody(.professional).mayRemove(place(.group)))
        #expect(somebody(.professional).mayRemove(place(.practice)))
        #expect(!somebody(.professional, .former).mayRemove(place(.practice)))
        #expect(!somebody(.client, in: [11], moderator: true).mayRemove(place(.practice)))
    }
}
