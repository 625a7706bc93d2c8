/// A post somebody could write, with what may be said beneath it.
struct CastText: Sendable, Equatable {
    var kind: CastPostKind = .note
    var themes: [CastTheme] = []
    /// Only this person says it, after what stands above it.
    var by: String?
    var place: CastAudience?
    var at: CastTime?
    var isFirstWin = false
    /// Only people younger than this say it.
    var youngerThan: Int = .max
    var mayBePraised = true
    var mayBeAnswered = true
    var picture: Scene?
    var headline: String?
    var body = ""
    var replies: [CastReplyLine] = []
    var praises: [CastPraiseLine] = []
}

/// When something fixed happens.
enum CastTime: Sendable, Equatable {
    case minutesAgo(Int)
    /// So many days ago, at this minute of the day.
    case daysAgo(Int, minute: Int)
}

struct CastReplyLine: Sendable, Equatable {
    enum Voice: Sendable, Equatable {
        /// Anybody who shares the audience.
        case peer
        /// An owner or professional.
        case coach
        /// The author of the post, to the reply above.
        case author
        case person(String, minutesAgo: Int?)
    }

    let voice: Voice
    let text: String
}

struct CastPraiseLine: Sendable, Equatable {
    /// How many people say it; nil leaves it open.
    let count: Int?
    let by: String?
    let minutesAgo: Int?
    let kind: CastPraiseKind
    let words: String
}

/// Reads the corpus. Posts stand apart by an empty line. The first line is the kind, then themes and options
/// (`by=`, `in=` a group's slug or `practice`, `picture=`, `at=` minutes ago or days and clock as in `1d19:40`, `first`,
/// `under=` an age, `nopraise`, `noreply`). Then `= headline`, the text, replies (`-` anybody, `-c` coach, `-a` the
/// author, `-@handle/60` somebody, 60 minutes ago) and praise (`* kind words`, `*3` by three people, `*@handle/88`). In
/// texts, `{a|b}` is either, `{peer}` somebody's handle.
struct CorpusParser {
    private(set) var texts: [CastText] = []
    /// What could not be read; a test keeps it empty.
    private(set) var problems: [String] = []

    init(_ sources: [String]) {
        for source in sources {
            var block: [Substring] = []
            for line in source.split(separator: "\n", omittingEmptySubsequences: false) {
                if line.isEmpty {
                    read(block)
                    block = []
                } else {
                    block.append(line)
                }
            }
            read(block)
        }
    }

    private mutating func read(_ block: [Substring]) {
        guard let header = block.first else { return }
        var text = CastText()
        let words = header.split(separator: " ").map(String.init)
        guard let kind = words.first.flatMap(CastPostKind.init(rawValue:)) else {
            problems.append("no kind: \(header)")
            return
        }
        text.kind = kind
        for word in words.dropFirst() { read(option: word, into: &text) }
        var body: [Substring] = []
        for line in block.dropFirst() {
            if line.hasPrefix("= ") {
                text.headline = String(line.dropFirst(2))
            } else if line.hasPrefix("-") {
                read(reply: line, into: &text)
            } else if line.hasPrefix("*") {
                read(praise: line, into: &text)
            } else {
                body.append(line)
            }
        }
        text.body = body.joined(separator: " ")
        if text.body.isEmpty { problems.append("no text: \(header)") }
        if (text.kind == .win) != (text.headline != nil) { problems.append("headline: \(text.body)") }
        texts.append(text)
    }

    private mutating func read(option word: String, into text: inout CastText) {
        let parts = word.split(separator: "=", maxSplits: 1).map(String.init)
        let value = parts.count == 2 ? parts[1] : ""
        switch parts[0] {
        case "by": text.by = value
        case "in": text.place = value == "practice" ? .practice : .group(value)
        case "first": text.isFirstWin = value.isEmpty
        case "under":
            text.youngerThan = Int(value) ?? 0
        case "nopraise": text.mayBePraised = false
        case "noreply": text.mayBeAnswered = false
        case "picture":
            text.picture = Scene(rawValue: value)
            if text.picture == nil { problems.append("picture: \(value)") }
        case "at":
            text.at = Self.time(value)
            if text.at == nil { problems.append("at: \(value)") }
        default:
            if let theme = CastTheme(rawValue: word) {
                text.themes.append(theme)
            } else {
                problems.append("option: \(word)")
            }
        }
    }

    private static func time(_ value: String) -> CastTime? {
        if let minutes = Int(value) { return .minutesAgo(minutes) }
        let parts = value.split(whereSeparator: { $0 == "d" || $0 == ":" }).compactMap { Int($0) }
        return parts.count == 3 ? .daysAgo(parts[0], minute: parts[1] * 60 + parts[2]) : nil
    }

    private mutating func read(reply line: Substring, into text: inout CastText) {
        let (mark, words) = Self.cut(line)
        if words.isEmpty { problems.append("reply: \(line)") }
        let voice: CastReplyLine.Voice
        switch mark {
        case "-": voice = .peer
        case "-c": voice = .coach
        case "-a": voice = .author
        default:
            let (handle, minutes) = Self.person(mark.dropFirst(2))
            voice = .person(handle, minutesAgo: minutes)
            if !mark.hasPrefix("-@") { problems.append("reply: \(line)") }
        }
        text.replies.append(CastReplyLine(voice: voice, text: words))
    }

    private mutating func read(praise line: Substring, into text: inout CastText) {
        let (mark, rest) = Self.cut(line)
        let (kindName, words) = Self.cut(Substring(rest))
        guard let kind = CastPraiseKind(rawValue: kindName), !words.isEmpty else {
            problems.append("praise: \(line)")
            return
        }
        let named = mark.hasPrefix("*@") ? Self.person(mark.dropFirst(2)) : nil
        text.praises.append(
            CastPraiseLine(
                count: Int(mark.dropFirst()), by: named?.handle, minutesAgo: named?.minutes, kind: kind, words: words
            )
        )
    }

    private static func cut(_ line: Substring) -> (String, String) {
        let parts = line.split(separator: " ", maxSplits: 1).map(String.init)
        return (parts[0], parts.count == 2 ? parts[1] : "")
    }

    private static func person(_ mark: Substring) -> (handle: String, minutes: Int?) {
        let parts = mark.split(separator: "/").map(String.init)
        return (parts[0], parts.count == 2 ? Int(parts[1]) : nil)
    }
}
