import Community
import Identity
import Kernel
import Site
import Store
import Trust

/// How the cast stands to each other: who follows whom, who said yes to following each other, who may be found, and what a few of
/// them share with their followers.
struct DemoFriends {
    let stage: DemoStage
    let now: Moment
    let seed: UInt64

    /// In Steady Starters, in the order in which they said yes.
    private static let round = [
        "maya", "kwame", "doreen", "jo", "graham", "callum", "ben", "meilin", "aisha", "lucia", "tomasz", "priya", "samir", "hugo",
    ]
    /// Pairs of the round that are open: who follows already, if one of the two does.
    private static let open: [(one: String, other: String, follower: String?)] = [
        ("hugo", "doreen", "hugo"), ("aisha", "doreen", "aisha"), ("priya", "doreen", nil), ("aisha", "callum", "callum"), ("aisha", "ben", nil),
        ("lucia", "graham", "lucia"), ("lucia", "ben", nil), ("tomasz", "jo", nil), ("tomasz", "ben", "tomasz"), ("priya", "graham", "priya"),
        ("samir", "kwame", nil), ("samir", "graham", "graham"), ("samir", "callum", nil), ("samir", "lucia", nil), ("hugo", "kwame", "hugo"),
        ("hugo", "graham", nil), ("hugo", "callum", nil), ("hugo", "meilin", nil), ("hugo", "aisha", "aisha"), ("hugo", "priya", nil),
    ]
    /// Who shared what with their followers, hours ago.
    private static let shared: [(handle: String, hours: Int64, words: String)] = [
        ("tomasz", 4, "Ola has drawn a map of the wall with a flag where I turned round last Sunday. The flag is to move. I have been told."),
        ("jo", 29, "Ran to the bakery without looking at my wrist once. The watch stayed in the drawer with the takeaway menus."),
        ("maya", 53, "My own goal this month, since I ask you for yours: one rest day a week that is a rest day. Week one done, badly and proudly."),
        ("nadia", 31, "Said no to a lunch I wanted to say yes to, and yes to a walk instead. Writing it down so that I believe it."),
    ]

    func meet(_ transaction: Transaction) throws {
        var random = CastRandom(seed: seed &+ 77)
        let then = transaction.at(now - .days(20))
        for person in Cast.people { try speak(of: person, &random, then) }
        try round(then)
        try strangers(&random, then)
        for post in Self.shared { try share(post.words, by: post.handle, transaction.at(now - .hours(post.hours))) }
    }

    private func id(_ handle: String) throws -> ID<Account> {
        guard let account = stage.people[handle] else { throw DemoFault.script(handle) }
        return account.id
    }

    /// Two in three may be found, half let authors know what they saw; one wants to be asked before being followed.
    private func speak(of person: CastPerson, _ random: inout CastRandom, _ transaction: Transaction) throws {
        var profile = Profile.blank
        profile.isSuggested = random.chance(0.66)
        profile.tellsViews = random.chance(0.5)
        profile.approvesFollows = person.handle == "winifred"
        profile.language = "en"
        try ProfileQueries.save(profile, of: id(person.handle), in: transaction)
    }

    private func round(_ transaction: Transaction) throws {
        guard let group = try stage.circle("maya", transaction).ties.first(where: { $0.group.slug.text == "steady-starters" })?.group.id else {
            throw DemoFault.script("steady-starters")
        }
        for (place, handle) in Self.round.enumerated() {
            try TogetherQueries.join(group, id(handle), in: transaction.at(now - .days(19) + .hours(Int64(place))))
        }
        for (place, one) in Self.round.enumerated() {
            for other in Self.round.dropFirst(place + 1) {
                let pair = Self.open.first { $0.one == one && $0.other == other || $0.one == other && $0.other == one }
                if pair == nil || pair?.follower == one { try follow(other, by: one, transaction) }
                if pair == nil || pair?.follower == other { try follow(one, by: other, transaction) }
            }
        }
    }

    /// Everybody else follows a few people of their practice, and coaches the clients they know.
    private func strangers(_ random: inout CastRandom, _ transaction: Transaction) throws {
        for person in Cast.people where !Self.round.contains(person.handle) {
            let others = Cast.people.filter { $0.practice == person.practice && $0.handle != person.handle }
            for other in random.shuffle(others).prefix(random.int(1...6)) { try follow(other.handle, by: person.handle, transaction) }
        }
    }

    private func follow(_ other: String, by handle: String, _ transaction: Transaction) throws {
        try FollowPerson.follow(id(other), by: id(handle), in: transaction)
    }

    private func share(_ words: String, by handle: String, _ transaction: Transaction) throws {
        let circle = try stage.circle(handle, transaction)
        guard let group = circle.ties.first?.group else { throw DemoFault.script(handle) }
        let draft = PostDraft(kind: .note, audience: .followers, headline: "", body: words, formKey: "followers-\(handle)")
        _ = try WritePost.write(draft, in: group, by: circle, transaction)
    }
}
