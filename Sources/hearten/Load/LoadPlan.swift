import Kernel
import Language

/// A synthetic community as numbers: who writes what when, what answers what. The same for the same seed.
struct LoadPlan {
    struct Post {
        let author: Int32
        let at: Int64
        /// The number of the post it answers; -1 for none.
        let answers: Int32
        /// Which of the texts.
        let text: UInt8
        let kind: Kind
    }

    enum Kind: UInt8 { case note, win, question, reply }

    struct Praise {
        let post: Int32
        let giver: Int32
        let chip: UInt8
    }

    /// Three posts in ten are replies to one of the last 200 posts, one post in two is praised.
    static let replyShare = 0.3
    static let praiseShare = 0.5
    static let days: Int64 = 180

    let posts: [Post]
    let praises: [Praise]
    /// Which posts somebody else answered or praised.
    private(set) var isAnswered: [Bool]
    private(set) var isPraised: [Bool]

    /// Whose followers a post is for: that of its author for one in five at the top of a thread, that of the thread’s author for replies
    /// there; `nil` for what is for the group.
    func followed(_ number: Int) -> Int32? {
        let post = posts[number]
        let top = post.answers < 0 ? number : Int(post.answers)
        return top % 5 == 0 ? posts[top].author : nil
    }

    init(members: Int, posts count: Int, seed: UInt64, now: Moment) {
        var random = SplitMix64(state: seed)
        var posts: [Post] = []
        posts.reserveCapacity(count)
        var recent: [Int32] = []
        var answered = [Bool](repeating: false, count: count)
        let start = (now - .days(Self.days)).milliseconds
        let step = Double(Span.days(Self.days).milliseconds - 60_000) / Double(max(count, 1))
        for number in 0..<count {
            let author = Int32(random.below(members))
            let at = start + Int64(Double(number) * step)
            if recent.count > 10, random.share() < Self.replyShare {
                let parent = recent[random.below(recent.count)]
                if posts[Int(parent)].author != author { answered[Int(parent)] = true }
                posts.append(Post(author: author, at: at, answers: parent, text: UInt8(random.below(LoadTexts.all.count)), kind: .reply))
            } else {
                let kind: Kind = random.share() < 0.2 ? .win : random.share() < 0.15 ? .question : .note
                posts.append(Post(author: author, at: at, answers: -1, text: UInt8(random.below(LoadTexts.all.count)), kind: kind))
                recent.append(Int32(number))
                if recent.count > 200 { recent.removeFirst(100) }
            }
        }
        var praised = [Bool](repeating: false, count: count)
        var praises: [Praise] = []
        for _ in 0..<Int(Double(count) * Self.praiseShare) {
            let post = random.below(count)
            let giver = Int32(random.below(members))
            guard posts[post].author != giver else { continue }
            praised[post] = true
            praises.append(Praise(post: Int32(post), giver: giver, chip: UInt8(random.below(LoadTexts.chips.count))))
        }
        self.posts = posts
        self.praises = praises
        isAnswered = answered
        isPraised = praised
    }
}

/// The words of the load set: few, so that making it costs no time.
enum LoadTexts {
    static let all = [
        "Walked to the harbour wall and back before the rain. #walking", "Ten squats after the kettle. The kettle won, but only just.",
        "Missed Tuesday, went on Wednesday instead. It counts.", "Two lengths without stopping, then a long talk with the lifeguard about ferries.",
        "What do you do on the days when the bed is winning?", "I asked for help with the shopping and used the time to **rest on purpose**.",
        "The stairs at work, all four floors, once. Slowly, with a rest on the second landing.",
        "A bad week, told as it was. Back on the mat for five minutes, which is five more than yesterday.",
        "Has anybody tried the early class with a sore shoulder? How did you tell the trainer?",
        "We did the long path with the dog and nobody hurried us.\n\nThe dog was *delighted*, I was surprised.",
    ]
    static let chips: [(kind: PraiseKind, words: String)] = PraiseKind.allCases.flatMap { kind in kind.chips.map { (kind, $0) } }
}

/// Sebastiano Vigna’s SplitMix64: small, fast, the same everywhere.
struct SplitMix64 {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }
    mutating func share() -> Double { Double(next() >> 11) / Double(1 << 53) }
}
