/// Puts the few safe details into a sentence: `{activity}`, `{moment}` and `{name}`.
struct PraiseDetails {
    private let values: [String: String]

    init(_ words: WordMatcher, firstName: String) {
        let setting = PraiseSetting(words)
        var values = ["{moment}": "", "{name}": ""]
        values["{activity}"] = setting.activity
        if let moment = setting.moment { values["{moment}"] = " \(moment)" }
        if Self.isPlainName(firstName) { values["{name}"] = ", \(firstName)" }
        self.values = values
    }

    /// The sentences without a hole in them, those with a detail first.
    func fill(_ templates: [String]) -> [String] {
        let filled = templates.compactMap(fill)
        return filled.filter(\.hasDetail).map(\.sentence) + filled.filter { !$0.hasDetail }.map(\.sentence)
    }

    private func fill(_ template: String) -> (sentence: String, hasDetail: Bool)? {
        var sentence = ""
        var hasDetail = false
        var rest = template[...]
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            let place = String(rest[open...close])
            guard let value = values[place] else { return nil }
            sentence += rest[..<open] + value
            hasDetail = hasDetail || (!value.isEmpty && place != "{name}")
            rest = rest[rest.index(after: close)...]
        }
        return (sentence + rest, hasDetail)
    }

    /// A name goes into a sentence only when it is letters, so that nobody can write the sentence through their name.
    static func isPlainName(_ name: String) -> Bool {
        let parts = name.split(separator: "-", omittingEmptySubsequences: false)
        return name.utf8.count <= 96
            && parts.allSatisfy { part in
                part.contains(where: \.isLetter) && part.allSatisfy { $0.isLetter || $0 == "’" || $0 == "'" }
            }
    }
}
