import Identity
import Kernel
import Language
import Trust

/// Folds away what somebody would rather not read, on every surface where others' words stand. It is theirs alone: nothing changes for others,
/// and what is folded can be opened.
package struct ReaderFilter: Sendable {
    private let topics: [Topic]
    private let phrases: [(shown: String, words: [String], isBeginning: Bool)]
    private let reader: ID<Account>

    package init(_ filters: ReaderFilters, reader: ID<Account>) {
        self.reader = reader
        topics = Topic.allCases.filter { filters.topics.contains($0.rawValue) }
        phrases = filters.phrases.map { ($0, SearchWords.words($0), $0.hasSuffix("*")) }.filter { !$0.words.isEmpty }
    }

    /// For those who did not say anything, and for visitors.
    package static let nothing = ReaderFilter(.none, reader: ID(0))

    package init(_ viewer: Viewer) { self.init(viewer.filters, reader: viewer.id) }

    package var isEmpty: Bool { topics.isEmpty && phrases.isEmpty }

    /// What is found of it in texts that stand together: the topic, or the words as they were typed. `nil`: nothing.
    package func found(in texts: [String]) -> String? {
        guard !isEmpty else { return nil }
        let text = texts.filter { !$0.isEmpty }.joined(separator: "\n\n")
        if !topics.isEmpty {
            let read = TopicText(text)
            if let topic = topics.first(where: read.holds) { return topic.name }
        }
        guard !phrases.isEmpty else { return nil }
        let words = SearchWords.words(text)
        return phrases.first { Self.holds(words, $0.words, isBeginning: $0.isBeginning) }.map { "“\($0.shown)”" }
    }

    /// Whether words stand in a row, whole; the last may go on where it ends in a star.
    private static func holds(_ words: [String], _ phrase: [String], isBeginning: Bool) -> Bool {
        guard words.count >= phrase.count, let last = phrase.last else { return false }
        return (0...(words.count - phrase.count)).contains { start in
            let part = words[start..<(start + phrase.count)]
            guard part.dropLast().elementsEqual(phrase.dropLast()), let end = part.last else { return false }
            return isBeginning ? end.hasPrefix(last) : end == last
        }
    }

    /// What stands in the place of words that are folded away.
    package static func line(_ found: String) -> String { "Folded away for you: \(found)" }

    /// A line of somebody's words, or what stands in its place.
    package func line(_ text: String) -> String { found(in: [text]).map(Self.line) ?? text }

    /// What was posted elsewhere, without what they would rather not read: it is a link away.
    func leaving(_ items: [ChannelItem]) -> [ChannelItem] { isEmpty ? items : items.filter { found(in: [$0.title, $0.words]) == nil } }

    /// Whether what a practice shows of somebody holds what they would rather not read.
    func leaves(_ content: ShownContent) -> Bool {
        found(in: [content.title, content.introduction, content.words, content.numbers, content.picture?.description ?? ""]) != nil
    }

    /// The post, behind a warning of the reader's own where it holds what they would rather not read. One's own posts are as they are.
    package func folding(_ post: Post, beside others: [String] = []) -> Post {
        guard !isEmpty, post.author.id != reader, post.warning?.found == nil else { return post }
        let kind = post.warning.flatMap { warning in topics.contains { $0.rawValue == warning.kind.rawValue } ? warning.kind.title.lowercased() : nil }
        guard let found = kind ?? found(in: [post.headline, post.warning?.words ?? "", RichText(markdown: post.body).excerpt(.max)] + others) else {
            return post
        }
        var post = post
        post.warning = ContentWarning(found: found)
        return post
    }
}

extension Circle {
    /// The audience check, with what the one who looks would rather not read folded away.
    func reads(_ post: Post, beside others: [String] = []) -> Visible<Post>? { sees(ReaderFilter(viewer).folding(post, beside: others), at: post.standpoint) }
}
