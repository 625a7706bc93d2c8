import ArgumentParser
import Community
import Foundation
import Growth
import Identity
import Kernel
import Site
import Store
import Trust

/// `hearten load`
struct Load: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Fills an empty database with a synthetic community of any size, for measuring. Rows are written directly, without events."
    )

    @OptionGroup var shared: SharedOptions
    @Option(help: "How many accounts, the coach among them.") var accounts = 1_000
    @Option(help: "How many of them are in the one group.") var members = 900
    @Option(help: "How many follow the coach. p1 to p4 follow 5, 50, 500 and 5,000 people, everybody else five.") var followers = 0
    @Option(help: "How many posts; three in ten are replies, one in five of the others is for followers, half as many praises are added.") var posts = 10_000
    @Option(help: "The same number makes the same community.") var seed: UInt64 = 1
    @Option(help: "Where to write [{handle, account_id, cookie, followers}], for at most 2,000 accounts.") var out: String

    func validate() throws {
        guard accounts >= 3, (2..<accounts).contains(members), posts >= 0 else {
            throw ValidationError("There must be at least 3 accounts, at least 2 members, and fewer members than accounts.")
        }
    }

    func run() async throws {
        try await Opening.run(shared.flags) { settings in
            let cookies = try await Opening.withStore(settings) { store in
                guard try await store.read({ try !AccountQueries.hasAnyAccount(in: $0) }) else { throw LoadFault.notEmpty }
                return try await LoadFilling(
                    store: store, accounts: accounts, members: members, followers: min(followers, accounts - 1), posts: posts, seed: seed
                ).fill()
            }
            try cookies.write(to: URL(filePath: out))
            print("\(accounts) accounts, \(members) members, \(posts) posts.")
        }
    }
}

enum LoadFault: Failure {
    case notEmpty
    var sentence: String { "This database has accounts already. Choose an empty data folder with --data." }
    var status: Int { 500 }
}

/// Makes the rows of a plan and saves them, twenty thousand posts to a transaction.
struct LoadFilling: Sendable {
    private static let batch = 20_000
    let store: Store
    let accounts: Int
    let members: Int
    /// Of the coach.
    let followers: Int
    let posts: Int
    let seed: UInt64

    private struct Place: Sendable {
        let practice: Practice
        let group: ID<Group>
        let coach: ID<Account>
    }

    /// - Returns: the JSON of the cookies.
    func fill() async throws -> Data {
        let now = store.clock.now()
        let start = now - .days(LoadPlan.days + 1)
        let place = try await store.write { try found($0.at(start)) }
        let people = try await addPeople(place, start)
        let plan = LoadPlan(members: members, posts: posts, seed: seed, now: now)
        let ids = postIDs(plan)
        let references = try await store.write { try LoadQueries.holdReferences($0) }
        try await addPosts(plan, ids, people, place)
        try await addWords(ids)
        try await addPraises(plan, ids, people)
        let followers = try await addFollows(people, place, start)
        try await store.write { try LoadQueries.restoreReferences(references, $0) }
        try await addRhythms(plan, people, place)
        return try await addSessions([place.coach.value] + people, followers, now)
    }

    private func found(_ transaction: Transaction) throws -> Place {
        guard let name = DisplayName("Coach"), let practiceName = DisplayName("The Load Set"), let groupName = DisplayName("Everybody"),
            let email = LoadAddress.coach
        else { throw LoadFault.notEmpty }
        let new = NewAccount(name: name, handle: try Handle(typed: "loadcoach"), email: email, passwordHash: "none", isSteward: true, statedAdult: true)
        let coach = try CreateAccount.create(new, in: transaction)
        let id = try FoundPractice.found(
            name: practiceName, handle: try Handle(typed: "loadset"), about: "", timeZone: "Europe/London", by: coach, in: transaction
        )
        guard let practice = try PracticeQueries.practice(id, in: transaction) else { throw LoadFault.notEmpty }
        for purpose in ConsentPurpose.allCases { try GiveConsent.give(purpose, coach, to: practice, in: transaction) }
        let draft = GroupDraft(name: groupName, about: "", door: .currentAndFormer, agreements: ["Praise effort, never bodies."])
        let membership = Membership(practice: practice, role: .owner, standing: .active, joinedAt: transaction.now)
        return Place(practice: practice, group: try FoundGroup.found(draft, by: coach, membership, in: transaction).id, coach: coach)
    }

    private func addPeople(_ place: Place, _ start: Moment) async throws -> [Int64] {
        let names = ["Ada", "Ben", "Chidi", "Dana", "Emre", "Fola", "Gita", "Hana", "Ivo", "Jun"]
        let first = IDSource.first(at: start + .minutes(1), Account.self).value
        return try await store.write { transaction in
            let people = (0..<(accounts - 1)).map { number in
                (id: first + Int64(number), handle: "p\(number)", name: "\(names[number % names.count]) \(number)")
            }
            let ids = people.map(\.id)
            try LoadQueries.insertActors(people, in: transaction)
            try LoadQueries.insertSignIns(people.map { (id: $0.id, handle: $0.handle) }, in: transaction)
            try LoadQueries.insertMemberships(ids, practice: place.practice.id, joinedAt: start, in: transaction)
            try LoadQueries.insertConsents(ids, practice: place.practice, in: transaction)
            try LoadQueries.insertGroupMemberships(Array(ids.prefix(members - 1)), group: place.group, joinedAt: start, in: transaction)
            return ids
        }
    }

    /// Ids in the order of time.
    private func postIDs(_ plan: LoadPlan) -> [Int64] {
        var last: Int64 = 0
        return plan.posts.map { post in
            last = max(last + 1, IDSource.first(at: Moment(milliseconds: post.at), Post.self).value)
            return last
        }
    }

    private func addPosts(_ plan: LoadPlan, _ ids: [Int64], _ people: [Int64], _ place: Place) async throws {
        let markups = LoadTexts.all.map { RichTextHTML(people: []).html(RichText(markdown: $0)).markup }
        for start in stride(from: 0, to: plan.posts.count, by: Self.batch) {
            let rows = (start..<min(start + Self.batch, plan.posts.count)).map { number in
                let post = plan.posts[number]
                let kind: PostKind = [.note: .note, .win: .win, .question: .question, .reply: .reply][post.kind] ?? .note
                return LoadQueries.PostRow(
                    id: ids[number], author: people[Int(post.author) % people.count], kind: kind, practice: place.practice.id, group: place.group,
                    answers: post.answers < 0 ? nil : ids[Int(post.answers)], followed: plan.followed(number).map { people[Int($0) % people.count] },
                    headline: kind == .win ? "A small win, number \(number)." : "",
                    body: LoadTexts.all[Int(post.text)], markup: markups[Int(post.text)],
                    answeredAt: plan.isAnswered[number] ? post.at + 3_600_000 : nil, praisedAt: plan.isPraised[number] ? post.at + 7_200_000 : nil, at: post.at
                )
            }
            try await store.write { try LoadQueries.insertPosts(rows, in: $0) }
        }
    }

    /// The words of posts, for the search; the database puts them together itself.
    private func addWords(_ ids: [Int64]) async throws {
        try await store.write { try LoadQueries.awaitWords($0) }
        for start in stride(from: 0, to: ids.count, by: 5 * Self.batch) {
            let (first, last) = (ID<Post>(ids[start] - 1), ID<Post>(ids[min(start + 5 * Self.batch, ids.count) - 1]))
            try await store.write { try SearchQueries.insertAll(bodies: LoadTexts.all, after: first, upTo: last, in: $0) }
        }
        try await store.write { try LoadQueries.finishWords($0) }
    }

    private func addPraises(_ plan: LoadPlan, _ ids: [Int64], _ people: [Int64]) async throws {
        for start in stride(from: 0, to: plan.praises.count, by: Self.batch) {
            let part = plan.praises[start..<min(start + Self.batch, plan.praises.count)]
            try await store.write { transaction in
                let rows = part.map { praise in
                    let post = plan.posts[Int(praise.post)]
                    let chip = LoadTexts.chips[Int(praise.chip)]
                    return LoadQueries.PraiseRow(
                        id: transaction.newID(Praise.self).value, post: ids[Int(praise.post)], giver: people[Int(praise.giver) % people.count],
                        receiver: people[Int(post.author) % people.count], kind: chip.kind.rawValue, words: chip.words, at: post.at + 7_200_000
                    )
                }
                try LoadQueries.insertPraises(rows, in: transaction)
            }
        }
    }

    /// The ways in which readers differ that are measured: p1 follows 5 people, p2 50 …
    private static let measured = [5, 50, 500, 5_000]

    /// - Returns: how many follow each account.
    private func addFollows(_ people: [Int64], _ place: Place, _ since: Moment) async throws -> [Int64: Int] {
        var random = SplitMix64(state: seed &+ 7)
        var counts: [Int64: Int] = [:]
        for start in stride(from: 0, to: people.count, by: Self.batch) {
            var rows: [(follower: Int64, followed: Int64)] = []
            for number in start..<min(start + Self.batch, people.count) {
                let wanted = number > 0 && number <= Self.measured.count ? Self.measured[number - 1] : 5
                // Steps along a circle, so that nobody is followed twice.
                let (step, first) = (1 + random.below(max(1, (people.count - 1) / max(1, wanted))), random.below(people.count))
                for count in 0..<min(wanted, people.count - 1) {
                    let followed = people[(first + count * step) % people.count]
                    if followed != people[number] { rows.append((follower: people[number], followed: followed)) }
                }
                if number < followers { rows.append((follower: people[number], followed: place.coach.value)) }
            }
            for row in rows { counts[row.followed, default: 0] += 1 }
            try await store.write { [rows] in try LoadQueries.insertFollows(rows, since: since, in: $0) }
        }
        return counts
    }

    private func addRhythms(_ plan: LoadPlan, _ people: [Int64], _ place: Place) async throws {
        var moments: [Int32: [Moment]] = [:]
        for post in plan.posts { moments[post.author, default: []].append(Moment(milliseconds: post.at)) }
        let rows = moments.sorted { $0.key < $1.key }.map { author, all in
            (
                id: people[Int(author) % people.count], lastAt: all.last?.milliseconds ?? 0,
                gap: Rhythm.usualGap(Array(all.suffix(Rhythm.looksBack)))?.milliseconds
            )
        }
        try await store.write { transaction in
            try LoadQueries.insertRhythms(rows, practice: place.practice.id, in: transaction)
            try LoadQueries.analyze(transaction)
        }
    }

    private func addSessions(_ ids: [Int64], _ followers: [Int64: Int], _ now: Moment) async throws -> Data {
        let rows = ids.prefix(2_000).map { (token: Token(), id: $0) }
        try await store.write { try LoadQueries.insertSessions(rows, in: $0) }
        struct Entry: Encodable {
            let handle: String
            let account_id: String
            let cookie: String
            let followers: Int
        }
        let entries = rows.enumerated().map { number, row in
            Entry(
                handle: number == 0 ? "loadcoach" : "p\(number - 1)", account_id: String(row.id), cookie: "session=\(row.token.text)",
                followers: followers[row.id] ?? 0
            )
        }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        return try encoder.encode(entries)
    }
}
