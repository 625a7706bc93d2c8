/// What somebody would rather not read, as they chose: topics by their names in the program, and words of their own.
package struct ReaderFilters: Hashable, Sendable {
    package static let mostPhrases = 50
    package static let longestPhrase = 60

    package var topics: Set<String>
    package var phrases: [String]

    package static let none = ReaderFilters(topics: [], phrases: [])

    package init(topics: Set<String>, phrases: [String]) {
        self.topics = topics
        self.phrases = phrases
    }

    package var isEmpty: Bool { topics.isEmpty && phrases.isEmpty }

    /// As the database keeps them.
    init(topics: String, phrases: String) {
        self.topics = Set(topics.split(separator: ",").map(String.init))
        self.phrases = phrases.split(separator: "\n").map(String.init)
    }
}
