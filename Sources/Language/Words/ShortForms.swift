/// Writes out the short forms of English, so that a rule needs to know one spelling only.
enum ShortForms {
    static func words(in word: String) -> [String] {
        if let known = known[word] { return known }
        guard word.contains("'") else { return [word] }
        if word.hasSuffix("n't") { return [String(word.dropLast(3)), "not"] }
        for (ending, full) in endings where word.hasSuffix(ending) && word.count > ending.count {
            return [String(word.dropLast(ending.count)), full]
        }
        return [word]
    }

    private static let endings = [
        ("'re", "are"), ("'ve", "have"), ("'ll", "will"), ("'d", "would"), ("'m", "am"), ("'s", "is"),
    ]

    private static let known: [String: [String]] = [
        "can't": ["can", "not"], "cannot": ["can", "not"], "won't": ["will", "not"], "shan't": ["shall", "not"],
        "let's": ["let", "us"], "u": ["you"], "im": ["i", "am"], "ive": ["i", "have"],
        "youre": ["you", "are"], "youve": ["you", "have"], "youll": ["you", "will"], "youd": ["you", "would"],
        "dont": ["do", "not"], "didnt": ["did", "not"], "cant": ["can", "not"], "isnt": ["is", "not"],
        "wasnt": ["was", "not"], "shouldnt": ["should", "not"], "couldnt": ["could", "not"],
        "thats": ["that", "is"], "shoulda": ["should", "have"], "gotta": ["gotta"],
    ]
}
