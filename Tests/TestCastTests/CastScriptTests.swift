import Testing

@testable import TestCast

@Suite("The cast and its script")
struct CastScriptTests {
    private static let events: [CastEvent] = CastScript.events(seed: 1)

    private struct Said {
        let by: String
        let minutesAgo: Int
        let order: Int
        /// The post at the top.
        let root: String
    }

    private static let said: [String: Said] = {
        var result: [String: Said] = [:]
        for (order, event) in events.enumerated() {
            switch event.action {
            case .post(let post):
                result[post.key] = Said(by: event.by, minutesAgo: event.minutesAgo, order: order, root: post.key)
            case .reply(let key, let to, _):
                result[key] = Said(
                    by: event.by, minutesAgo: event.minutesAgo, order: order, root: result[to]?.root ?? "nothing"
                )
            default: break
            }
        }
        return result
    }()

    private static let posts: [(event: CastEvent, post: CastPost)] = events.compactMap { event in
        if case .post(let post) = event.action { (event, post) } else { nil }
    }

    private static let replies: [(event: CastEvent, to: String)] = events.compactMap { event in
        if case .reply(_, let to, _) = event.action { (event, to) } else { nil }
    }

    private static let praises: [(event: CastEvent, on: String)] = events.compactMap { event in
        if case .praise(let on, _, _, _) = event.action { (event, on) } else { nil }
    }

    private func practice(_ handle: String) -> String { Cast.person(handle)?.practice ?? "" }

    private func post(by handle: String, containing words: String) throws -> (event: CastEvent, post: CastPost) {
        try #require(
            Self.posts.last { $0.event.by == handle && ($0.post.text + ($0.post.headline ?? "")).contains(words) },
            "\(handle): \(words)"
        )
    }

    private func praise(of post: CastPost) -> Int { Self.praises.filter { Self.said[$0.on]?.root == post.key }.count }

    private func replies(to post: CastPost) -> [CastEvent] {
        Self.replies.map(\.event).filter { event in
            guard case .reply(let key, _, _) = event.action else { return false }
            return Self.said[key]?.root == post.key
        }
    }

    // MARK: the corpus

    @Test("every line of the corpus and of the lists of people can be read")
    func everyLineIsRead() {
        #expect(CastCorpus.harbour.problems.isEmpty)
        #expect(CastCorpus.gutFeeling.problems.isEmpty)
        #expect(PeopleParser(HarbourPeople.lines, practice: "harbour").problems.isEmpty)
        #expect(PeopleParser(GutFeelingPeople.lines, practice: "gutfeeling").problems.isEmpty)
        #expect(
            PraisePools.themed.castLines.allSatisfy { line in
                let parts = line.split(separator: "|").map(String.init)
                return parts.count == 3 && CastTheme(rawValue: parts[0]) != nil && CastPraiseKind(rawValue: parts[1]) != nil
            })
    }

    @Test("there are enough little posts and prompts, and every question has answers")
    func corpusIsLarge() {
        #expect(CastCorpus.harbour.texts.count >= 160)
        #expect(CastCorpus.gutFeeling.texts.count >= 100)
        #expect(CastCorpus.harbour.prompts.count + CastCorpus.gutFeeling.prompts.count >= 30)
        let texts = CastCorpus.harbour.texts + CastCorpus.gutFeeling.texts
        #expect(Set(texts.map(\.body)).count == texts.count)
        for text in texts where text.kind == .question && text.mayBeAnswered {
            #expect(text.replies.count >= 2, "\(text.body)")
        }
        for text in texts {
            if let by = text.by { #expect(Cast.person(by) != nil, "\(by)") }
            for reply in text.replies {
                if case .person(let handle, _) = reply.voice { #expect(Cast.person(handle) != nil, "\(handle)") }
            }
        }
    }

    // MARK: the people

    @Test("two practices of the right size, each with an owner, a professional and some former clients")
    func peopleAreThere() {
        #expect(Cast.people(of: "harbour").count == 90)
        #expect(Cast.people(of: "gutfeeling").count == 60)
        for practice in Cast.practices {
            let people = Cast.people(of: practice.slug)
            #expect(people.filter { $0.role == .owner }.map(\.handle) == [practice.owner])
            #expect(people.filter { $0.role == .professional }.count == 1)
            #expect(people.filter { $0.standing == .former }.count == 10)
            #expect(people.allSatisfy { (19...84).contains($0.age) && $0.joinedDaysAgo <= practice.openedDaysAgo })
        }
        let required = "maya doreen samir tomasz lucia jo kwame graham priya ben aisha petra callum meilin hugo nadia rob elsie"
        for handle in required.split(separator: " ") { #expect(Cast.person(String(handle)) != nil, "\(handle)") }
    }

    @Test("no two people share a handle, a name within their practice, or a portrait")
    func peopleDiffer() {
        #expect(Set(Cast.people.map(\.handle)).count == 150)
        #expect(Set(Cast.people.map { "\($0.practice) \($0.name)" }).count == 150)
        #expect(Set(Cast.people.map(\.portrait)).count == 150)
        #expect(Set(Cast.people.map { PortraitDrawing.svg($0.portrait) }).count == 150)
    }

    @Test("Steady Starters has 34 people, six of them former clients")
    func steadyStarters() {
        let members = Cast.people.filter { $0.groups.contains("steady-starters") }
        #expect(members.count == 34)
        #expect(members.filter { $0.standing == .former }.count == 6)
    }

    @Test("everybody is in a group of their own practice, and every group has people")
    func groupsFit() {
        for person in Cast.people {
            #expect(!person.groups.isEmpty)
            for slug in person.groups {
                #expect(Cast.groups.first { $0.slug == slug }?.practice == person.practice, "\(person.handle) \(slug)")
            }
        }
        for group in Cast.groups {
            #expect(group.agreements.count >= 3)
            #expect(Cast.people.filter { $0.groups.contains(group.slug) }.count >= 8)
        }
    }

    // MARK: the script

    @Test("the same seed gives the same script, another seed another")
    func deterministic() {
        #expect(CastScript.events(seed: 1) == Self.events)
        #expect(CastScript.events(seed: 2) != Self.events)
    }

    @Test("time runs forward over half a year and stops before now")
    func ordered() {
        let times = Self.events.map(\.minutesAgo)
        #expect(zip(times, times.dropFirst()).allSatisfy { $0 >= $1 })
        #expect(times.last.map { $0 >= 1 } == true)
        #expect(times.first.map { $0 <= 183 * 1440 && $0 > 181 * 1440 } == true)
    }

    @Test("keys are unique; replies and praise come after what they are for; nobody praises themselves or one thing twice")
    func refersToEarlierThings() {
        #expect(Self.said.count == Self.posts.count + Self.replies.count)
        for (order, event) in Self.events.enumerated() {
            switch event.action {
            case .reply(_, let to, _):
                let target = Self.said[to]
                #expect(target != nil && target.map { $0.order < order } == true, "\(event)")
            case .praise(let on, _, _, _):
                let target = Self.said[on]
                #expect(target.map { $0.order < order && $0.by != event.by } == true, "\(event)")
            default: break
            }
        }
        #expect(Set(Self.praises.map { "\($0.event.by) \($0.on)" }).count == Self.praises.count)
    }

    @Test("nobody acts before they joined, in a group they are not in, or in another practice")
    func membership() {
        var practices: [String: String] = [:]
        var groups: [String: Set<String>] = [:]
        var audiences: [String: (CastAudience, String)] = [:]
        func mayAct(_ handle: String, _ audience: (CastAudience, String)?) -> Bool {
            guard let audience, practices[handle] == audience.1 else { return false }
            if case .group(let slug) = audience.0 { return groups[handle]?.contains(slug) == true }
            return true
        }
        for event in Self.events {
            switch event.action {
            case .joinedPractice(let slug):
                #expect(practices[event.by] == nil && practice(event.by) == slug)
                practices[event.by] = slug
            case .joinedGroup(let slug):
                #expect(practices[event.by] != nil)
                groups[event.by, default: []].insert(slug)
            case .leftGroup(let slug): #expect(groups[event.by]?.remove(slug) != nil)
            case .post(let post):
                audiences[post.key] = (post.audience, practice(event.by))
                #expect(mayAct(event.by, audiences[post.key]), "\(event)")
            case .reply(_, let to, _): #expect(mayAct(event.by, audiences[Self.said[to]?.root ?? ""]), "\(event)")
            case .praise(let on, _, _, _): #expect(mayAct(event.by, audiences[Self.said[on]?.root ?? ""]), "\(event)")
            case .becameFormer: #expect(Cast.person(event.by)?.standing == .former)
            }
        }
        for person in Cast.people {
            #expect(practices[person.handle] == person.practice)
            #expect(groups[person.handle] == Set(person.groups))
        }
    }

    @Test("former clients stop posting when coaching ends, and go on answering")
    func formerClients() throws {
        for person in Cast.people where person.standing == .former {
            let end = try #require(
                Self.events.first { $0.by == person.handle && $0.action == .becameFormer }?.minutesAgo
            )
            #expect(!Self.posts.contains { $0.event.by == person.handle && $0.event.minutesAgo < end })
        }
        let late = Self.replies.filter {
            Cast.person($0.event.by)?.standing == .former && $0.event.minutesAgo < 30 * 1440
        }
        #expect(late.count > 30)
    }

    @Test("about two thousand posts and replies, and over three thousand praises")
    func counts() {
        #expect((1_800...2_700).contains(Self.posts.count + Self.replies.count))
        #expect(Self.praises.count >= 3_000)
        #expect(Self.posts.filter { $0.post.kind == .win }.count >= 200)
        for practice in ["harbour", "gutfeeling"] {
            for day in 0..<7 {
                let window = (day * 1440)..<((day + 1) * 1440)
                let posts = Self.posts.filter { window.contains($0.event.minutesAgo) && self.practice($0.event.by) == practice }
                #expect(posts.count >= 3, "\(practice), day \(day): \(posts.count)")
            }
        }
    }

    @Test("as months pass, more of the answers come from peers")
    func peersTakeOver() {
        func share(_ days: Range<Int>) -> Double {
            let answers = Self.replies.filter { days.contains($0.event.minutesAgo / 1440) }
            let peers = answers.filter { Cast.person($0.event.by)?.role == .client }
            return Double(peers.count) / Double(answers.count)
        }
        #expect(share(122..<183) < share(61..<122))
        #expect(share(61..<122) < share(0..<61))
    }

    @Test("each person has at most one first win, and it is their first")
    func firstWins() {
        var won: Set<String> = []
        for (event, post) in Self.posts where post.kind == .win {
            #expect(post.firstWin == won.insert(event.by).inserted)
            #expect(post.headline?.isEmpty == false)
        }
    }

    @Test("wins are praised, but for those that wait on Today")
    func winsArePraised() {
        let waiting = Self.posts.filter { $0.post.kind == .win && praise(of: $0.post) == 0 }.map(\.event.by)
        #expect(waiting.count <= 8)
        #expect(Set(["doreen", "hugo", "gabriel", "omar"]).isSubset(of: Set(waiting)))
    }

    @Test("questions are answered, but for the two that wait on Today")
    func questionsAreAnswered() {
        let waiting = Self.posts.filter { $0.post.kind == .question && replies(to: $0.post).isEmpty }.map(\.event.by)
        #expect(waiting.sorted() == ["lucia", "yara"])
    }

    // MARK: this morning

    @Test("Maya's Today finds what the design shows")
    func mayasMorning() throws {
        let win = try post(by: "doreen", containing: "Two flights without stopping.")
        #expect(win.event.minutesAgo == 120 && win.post.firstWin && win.post.picture == .stairs)
        #expect(praise(of: win.post) == 0)
        #expect(replies(to: win.post).map(\.by) == ["graham", "doreen", "aisha"])
        let question = try post(by: "lucia", containing: "at three in the morning")
        #expect(question.event.minutesAgo == 26 * 60 && replies(to: question.post).isEmpty)
        let evening = try post(by: "hugo", containing: "depot")
        #expect(praise(of: evening.post) == 0 && evening.event.minutesAgo < 1440)
        let newcomer = try post(by: "yusuf", containing: "Not sure how this works")
        #expect(replies(to: newcomer.post).isEmpty)
        let lap = try post(by: "tomasz", containing: "The turning point")
        #expect(lap.post.picture == .harbourWall && praise(of: lap.post) >= 1)
        let coach = try post(by: "maya", containing: "I skipped my own session twice this week.")
        #expect(praise(of: coach.post) >= 5 && replies(to: coach.post).count >= 4)
        let hoist = try post(by: "callum", containing: "hoist was out")
        #expect(Self.praises.contains { $0.event.by == "maya" && $0.on == hoist.post.key && $0.event.minutesAgo == 88 })
        let newcomers = Set(Cast.people(of: "harbour").filter { $0.joinedDaysAgo <= 7 }.map(\.handle))
        let helped = Self.replies.filter { $0.event.by == "kwame" && newcomers.contains(Self.said[$0.to]?.by ?? "") }
        #expect(Set(helped.map { Self.said[$0.to]?.by ?? "" }).count == 3)
    }

    @Test("Nadia's Today has as much to find")
    func nadiasMorning() throws {
        let win = try post(by: "gabriel", containing: "Told my tutor.")
        #expect(win.post.firstWin && praise(of: win.post) == 0)
        let question = try post(by: "yara", containing: "second month")
        #expect(question.event.minutesAgo > 26 * 60 && replies(to: question.post).isEmpty)
        let newcomer = try post(by: "clement", containing: "My daughter has put me on here")
        #expect(replies(to: newcomer.post).isEmpty)
        let helped = Self.replies.filter { $0.event.by == "elsie" && $0.event.minutesAgo < 7 * 1440 }
            .map { Self.said[$0.to]?.by ?? "" }
        #expect(Set(["zeb", "bram", "gabriel"]).isSubset(of: Set(helped)))
    }

    @Test("who has fallen silent was regular until then")
    func silences() {
        let silent: [(handle: String, days: Int, posts: Int)] = [("samir", 9, 15), ("priya", 3, 11), ("tariq", 10, 12)]
        for (handle, days, posts) in silent {
            let acts = Self.events.filter { $0.by == handle }
            #expect(acts.last.map { $0.minutesAgo >= days * 1440 - 720 && $0.minutesAgo < (days + 1) * 1440 } == true, "\(handle)")
            #expect(Self.posts.filter { $0.event.by == handle }.count >= posts, "\(handle)")
        }
        let mornings = Self.posts.filter { $0.event.by == "priya" && $0.event.minutesAgo < 14 * 1440 }
        #expect(mornings.count == 11)
    }

    @Test("Wednesday stays Wednesday, whatever day the demo is filled", arguments: 1...7)
    func anyDay(weekday: Int) {
        let clock = CastClock(weekday: weekday, minuteOfDay: weekday * 200)
        let events = CastScript.events(seed: UInt64(weekday), clock: clock)
        let times = events.map(\.minutesAgo)
        #expect(zip(times, times.dropFirst()).allSatisfy { $0 >= $1 } && times.last.map { $0 >= 1 } == true)
        var authors: [String: String] = [:]
        for event in events {
            switch event.action {
            case .post(let post): authors[post.key] = event.by
            case .reply(let key, let to, _):
                #expect(authors[to] != nil)
                authors[key] = event.by
            case .praise(let on, _, _, _): #expect(authors[on] != nil && authors[on] != event.by)
            case .joinedPractice, .joinedGroup, .leftGroup, .becameFormer: continue
            }
        }
        for event in events where event.minutesAgo > 1440 {
            guard case .post(let post) = event.action, post.text.contains("#wednesdaywalk"), event.by != "kwame" else { continue }
            #expect(clock.weekday(day: clock.day(event.minutesAgo)) == 3)
        }
    }

    // MARK: the words

    @Test("nobody shouts, weighs, counts calories or leaves a blank unfilled")
    func words() {
        let forbidden: Set<String> = ["weight", "weights", "kg", "kilo", "kilos", "calorie", "calories", "bmi", "pounds", "diet"]
        for event in Self.events {
            let text: String
            switch event.action {
            case .post(let post): text = [post.headline ?? "", post.text].joined(separator: " ")
            case .reply(_, _, let words): text = words
            case .praise(_, _, let words, _): text = words
            case .joinedPractice, .joinedGroup, .leftGroup, .becameFormer: continue
            }
            #expect(!text.contains("!") && !text.contains("{") && !text.contains("}") && !text.contains("|") && !text.isEmpty, "\(text)")
            #expect(!text.contains("  ") && !text.contains("win: ") && !text.contains("low: ") && !text.contains("place: "), "\(text)")
            let words = Set(text.lowercased().split { !$0.isLetter }.map(String.init))
            #expect(words.isDisjoint(with: forbidden), "\(text)")
        }
    }

    @Test("who is mentioned exists, in the same practice")
    func mentions() {
        for event in Self.events {
            let text: String
            switch event.action {
            case .post(let post): text = post.text
            case .reply(_, _, let words): text = words
            default: continue
            }
            for word in text.split(whereSeparator: { !$0.isLetter && !$0.isNumber && $0 != "@" }) where word.hasPrefix("@") {
                #expect(practice(String(word.dropFirst())) == practice(event.by), "\(text)")
            }
        }
    }

    @Test("no post is written more than twice, and few are written twice")
    func variety() {
        var uses: [String: Int] = [:]
        for (_, post) in Self.posts { uses[post.text, default: 0] += 1 }
        #expect(uses.values.allSatisfy { $0 <= 2 }, "\(uses.filter { $0.value > 2 })")
        #expect(uses.values.filter { $0 > 1 }.count < Self.posts.count / 25, "\(uses.filter { $0.value > 1 })")
    }

    // MARK: the drawings

    @Test("every scene is drawn without words, the same for the same seed, and is described")
    func scenes() {
        for scene in Scene.allCases {
            let svg = SceneDrawing.svg(scene, seed: 4)
            #expect(svg == SceneDrawing.svg(scene, seed: 4) && svg != SceneDrawing.svg(scene, seed: 5))
            #expect(svg.hasPrefix("<svg") && svg.hasSuffix("</svg>") && !svg.contains("<text"))
            #expect(scene.description.count > 30)
        }
    }
}
