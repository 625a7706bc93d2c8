import Kernel
import Site
import Testing
import TestSupport
import Trust

@testable import Community
@testable import Growth
@testable import Identity

/// People, posts and times for the rules, made without a database. It is Thursday 14 May 2026, 10:10 in London.
enum Made {
    static let now = SettableClock.start
    static let time = TimeWords(now: now, zone: "Europe/London")

    static func person(_ id: Int64, _ name: String? = nil) -> Account {
        Account(id: ID(id), handle: Handle(stored: "person\(id)"), name: name ?? "Person \(id)", about: "", portrait: nil)
    }

    /// A post of `person`, written `ago`.
    static func post(
        _ kind: PostKind, by person: Int64, _ ago: Span, headline: String = "", body: String = "Words", isFirstWin: Bool = false, praisedAt: Moment? = nil
    ) -> Post {
        Post(
            id: ID(IDSource.first(at: now - ago, Post.self).value + person), author: Made.person(person), authorRole: .client, authorStanding: .active,
            kind: kind, practice: ID(1), audience: .group, group: ID(2), followed: nil, answers: nil, thread: nil, headline: headline, body: body,
            markup: RichTextHTML(people: []).html(RichText(markdown: body)), isFirstWin: isFirstWin, answeredAt: nil, praisedAt: praisedAt,
            createdAt: now - ago, editedAt: nil, isWithheld: false, language: "", includesViewer: false
        )
    }

    static func waiting(_ post: Post, in place: String = "Steady Starters", isFirst: Bool = false) -> TodayFacts.WaitingPost {
        TodayFacts.WaitingPost(post: post, place: place, isFirstPost: isFirst)
    }

    static func silence(_ person: Int64, _ silent: Span, usually gap: Span) -> TodayFacts.Silence {
        TodayFacts.Silence(person: Made.person(person), lastAt: now - silent, usualGap: gap)
    }

    static func items(_ facts: TodayFacts, _ settings: TodaySettings = TodaySettings(), except done: Set<String> = []) -> [TodayItem] {
        TodayRules.items(facts, settings, time: time, except: done)
    }
}

@Suite("The rules of Today") struct TodayRulesTests {
    // MARK: What is said

    private func line(_ item: TodayItem?) -> String { item.map { $0.evidence + $0.detail } ?? "" }

    @Test("a win is told with its words") func winSentence() {
        let first = Made.post(.win, by: 1, .hours(2), headline: "Two flights without stopping.", isFirstWin: true)
        #expect(
            line(Made.items(TodayFacts(unpraised: [Made.waiting(first)])).first)
                == "Shared a first win 2 hours ago: Two flights without stopping. Nobody has said well done yet."
        )
        let open = Made.post(.win, by: 1, .hours(9), headline: "Slept through")
        #expect(
            line(Made.items(TodayFacts(unpraised: [Made.waiting(open)])).first)
                == "Shared a win today, 01:10: Slept through. Nobody has said well done yet."
        )
        let asked = Made.post(.win, by: 1, .days(1), headline: "Was that really me?")
        #expect(
            line(Made.items(TodayFacts(unpraised: [Made.waiting(asked)])).first)
                == "Shared a win yesterday, 10:10: Was that really me? Nobody has said well done yet."
        )
    }

    @Test("a win without a short version is told with its first words, ended by one full stop") func winBody() {
        let plain = Made.post(.win, by: 1, .hours(2), body: "Walked to work")
        #expect(
            line(Made.items(TodayFacts(unpraised: [Made.waiting(plain)])).first)
                == "Shared a win 2 hours ago: Walked to work. Nobody has said well done yet."
        )
        let ended = Made.post(.win, by: 1, .hours(2), body: "Walked to work!")
        #expect(
            line(Made.items(TodayFacts(unpraised: [Made.waiting(ended)])).first)
                == "Shared a win 2 hours ago: Walked to work! Nobody has said well done yet."
        )
    }

    @Test("first posts, questions and helpers have their sentences") func sentences() {
        let first = Made.waiting(Made.post(.note, by: 1, .minutes(61)), isFirst: true)
        #expect(line(Made.items(TodayFacts(unanswered: [first])).first) == "Wrote here for the first time an hour ago. Nobody has answered yet.")
        func question(_ ago: Span, _ place: String) -> String {
            line(Made.items(TodayFacts(unanswered: [Made.waiting(Made.post(.question, by: 1, ago), in: place)])).first)
        }
        #expect(question(.hours(6), "Steady Starters") == "A question in Steady Starters has waited 6 hours for a first reply.")
        #expect(question(.hours(47), "") == "A question has waited 47 hours for a first reply.")
        #expect(question(.hours(48), "") == "A question has waited 2 days for a first reply.")
        let help = TodayFacts.Help(person: Made.person(1), newcomers: 3, reply: ID(9), firstAt: Made.now - .days(2))
        #expect(line(Made.items(TodayFacts(helps: [help])).first) == "Answered three newcomers this week. Thank the person who does the thanking.")
        let more = TodayFacts.Help(person: Made.person(1), newcomers: 13, reply: ID(9), firstAt: Made.now - .days(2))
        #expect(line(Made.items(TodayFacts(helps: [more])).first) == "Answered 13 newcomers this week. Thank the person who does the thanking.")
    }

    @Test("a silence names its length and the usual rhythm") func silenceSentence() {
        let usual: [(gap: Span, silent: Span, line: String)] = [
            (.days(1), .days(5), "Nothing heard in 5 days. Usually writes almost every day. Ask rather than nudge."),
            (.hours(35), .days(5), "Nothing heard in 5 days. Usually writes almost every day. Ask rather than nudge."),
            (.hours(36), .days(5), "Nothing heard in 5 days. Usually writes every other day. Ask rather than nudge."),
            (.hours(60), .days(6), "Nothing heard in 6 days. Usually writes every third day. Ask rather than nudge."),
            (.days(4), .days(9), "Nothing heard in 9 days. Usually writes every four or five days. Ask rather than nudge."),
            (.days(7), .days(15), "Nothing heard in 15 days. Usually writes about once a week. Ask rather than nudge."),
            (.days(10), .days(21), "Nothing heard in 21 days. Usually writes every 10 days or so. Ask rather than nudge."),
        ]
        for (gap, silent, expected) in usual {
            #expect(line(Made.items(TodayFacts(silences: [Made.silence(1, silent, usually: gap)])).first) == expected)
        }
    }

    // MARK: Boundaries

    private let moment = Span(milliseconds: 1)

    @Test("silent means longer than twice one’s own gap, longer than four days, and at most six weeks") func silenceBoundaries() {
        func isTold(_ silent: Span, _ gap: Span, _ settings: TodaySettings = TodaySettings()) -> Bool {
            !Made.items(TodayFacts(silences: [Made.silence(1, silent, usually: gap)]), settings).isEmpty
        }
        #expect(!isTold(.days(6), .days(3)), "exactly twice the gap")
        #expect(isTold(.days(6) + moment, .days(3)))
        #expect(!isTold(.days(4), .days(1)), "exactly four days")
        #expect(isTold(.days(4) + moment, .days(1)))
        #expect(isTold(.days(42), .days(3)), "exactly six weeks")
        #expect(!isTold(.days(42) + moment, .days(3)))
        #expect(!isTold(.days(42), .days(21)), "whoever writes every three weeks is not silent after six")
        var strict = TodaySettings()
        strict.silentGaps = 3
        strict.silentAtLeast = .days(1)
        #expect(!isTold(.days(9), .days(3), strict))
        #expect(isTold(.days(9) + moment, .days(3), strict))
    }

    @Test("a first post waits an hour for a peer, a question six") func waitingBoundaries() {
        func first(_ ago: Span, _ kind: PostKind = .note, isFirst: Bool = true, praisedAt: Moment? = nil) -> Int {
            Made.items(TodayFacts(unanswered: [Made.waiting(Made.post(kind, by: 1, ago, praisedAt: praisedAt), isFirst: isFirst)])).count
        }
        #expect(first(.hours(1)) == 1)
        #expect(first(.hours(1) - moment) == 0)
        #expect(first(.hours(5), isFirst: false) == 0)
        #expect(first(.hours(5), praisedAt: Made.now) == 0, "praise is a word, too")
        #expect(first(.hours(6), .question) == 1)
        #expect(first(.hours(6) - moment, .question) == 0, "a question that comes first waits like a question")
        #expect(first(.hours(6), .question, isFirst: false) == 1)
    }

    @Test("the settings decide") func settings() {
        var patient = TodaySettings()
        patient.firstPostWaits = .hours(10)
        patient.questionWaits = .hours(10)
        patient.most = 0
        let facts = TodayFacts(unanswered: [
            Made.waiting(Made.post(.question, by: 1, .hours(9))), Made.waiting(Made.post(.note, by: 2, .hours(9)), isFirst: true),
        ])
        #expect(Made.items(facts).count == 2)
        patient.most = 9
        #expect(Made.items(facts, patient).count == 0)
        patient.firstPostWaits = .hours(1)
        patient.most = 0
        #expect(Made.items(facts, patient).count == 0)
    }

    // MARK: The queue

    @Test("first wins, wins, first posts, questions, silences, helpers: each in its own order") func order() {
        let facts = TodayFacts(
            unpraised: [
                Made.waiting(Made.post(.win, by: 1, .hours(20))), Made.waiting(Made.post(.win, by: 2, .hours(1))),
                Made.waiting(Made.post(.win, by: 3, .days(3), isFirstWin: true)), Made.waiting(Made.post(.win, by: 4, .days(2), isFirstWin: true)),
            ],
            unanswered: [
                Made.waiting(Made.post(.question, by: 5, .hours(7))), Made.waiting(Made.post(.question, by: 6, .hours(30))),
                Made.waiting(Made.post(.note, by: 7, .hours(2)), isFirst: true), Made.waiting(Made.post(.note, by: 8, .hours(8)), isFirst: true),
            ],
            silences: [
                Made.silence(9, .days(9), usually: .days(3)), Made.silence(10, .days(20), usually: .days(9)), Made.silence(11, .days(10), usually: .days(2)),
            ],
            helps: [
                TodayFacts.Help(person: Made.person(12), newcomers: 3, reply: ID(1), firstAt: Made.now),
                TodayFacts.Help(person: Made.person(13), newcomers: 5, reply: ID(2), firstAt: Made.now),
                TodayFacts.Help(person: Made.person(14), newcomers: 3, reply: ID(3), firstAt: Made.now),
            ]
        )
        var all = TodaySettings()
        all.most = 100
        let items = Made.items(facts, all)
        // First wins and wins newest first; who waits longest first; silences by how many of their own gaps: 5, 3, 2.2.
        #expect(items.map(\.person.id.value) == [4, 3, 2, 1, 8, 7, 6, 5, 11, 9, 10, 13, 12, 14])
        #expect(items.map(\.rule) == items.map(\.rule).sorted())
        #expect(Made.items(facts).map(\.person.id.value) == [4, 3, 2, 1, 8, 7, 6, 5, 11], "nine, then done")
    }

    @Test("each person comes once, for the first reason that applies") func oncePerPerson() {
        let (new, old) = (Made.post(.win, by: 1, .hours(2)), Made.post(.win, by: 1, .hours(9)))
        let facts = TodayFacts(
            unpraised: [Made.waiting(new), Made.waiting(old)], unanswered: [Made.waiting(Made.post(.question, by: 1, .hours(9)))],
            silences: [Made.silence(1, .days(20), usually: .days(2))]
        )
        #expect(Made.items(facts).map(\.key) == ["win-\(new.id)"])
        #expect(Made.items(facts, except: ["win-\(new.id)"]).map(\.key) == ["win-\(old.id)"], "what is done makes room for the next reason")
    }

    @Test("what is done or put off is left out and makes room") func done() {
        let wins = (1...12).map { Made.waiting(Made.post(.win, by: Int64($0), .hours(Int64($0)))) }
        let done = Set(wins.prefix(2).map { "win-\($0.post.id)" })
        #expect(Made.items(TodayFacts(unpraised: wins), except: done).map(\.person.id.value) == Array(3...11))
        #expect(Made.items(TodayFacts()) == [])
    }

    @Test("a key names rule and subject; a silence that begins anew is another item") func keys() {
        let facts = TodayFacts(silences: [Made.silence(4, .days(9), usually: .days(2))])
        let again = TodayFacts(silences: [Made.silence(4, .days(6), usually: .days(2))])
        #expect(Made.items(facts).map(\.key) == ["silent-4-\((Made.now - .days(9)).milliseconds)"])
        #expect(Made.items(facts).map(\.key) != Made.items(again).map(\.key))
    }
}

private func - (left: Span, right: Span) -> Span { Span(milliseconds: left.milliseconds - right.milliseconds) }
