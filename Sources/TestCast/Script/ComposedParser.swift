/// A pool of sentences from which everyday posts are put together: maybe a headline, one of the first, one of the second,
/// and often one of the third.
struct ComposedPool: Sendable {
    let kind: CastPostKind
    let theme: CastTheme
    var headlines: [String] = []
    var openings: [String] = []
    var middles: [String] = []
    var endings: [String] = []
}

/// Reads the pools: `@ kind theme`, then lines that begin with the place of the sentence, 0 the headline up to 3 the end. In
/// the pools of wins the text begins with a sentence of place 1.
struct ComposedParser {
    private(set) var pools: [ComposedPool] = []
    private(set) var problems: [String] = []

    init(_ source: String) {
        for line in source.split(separator: "\n") {
            let words = line.split(separator: " ").map(String.init)
            let sentence = String(line.dropFirst(2))
            switch words[0] {
            case "@":
                guard words.count == 3, let kind = CastPostKind(rawValue: words[1]),
                    let theme = CastTheme(rawValue: words[2])
                else {
                    problems.append(String(line))
                    continue
                }
                pools.append(ComposedPool(kind: kind, theme: theme))
            case "0" where !pools.isEmpty: pools[pools.count - 1].headlines.append(sentence)
            case "1" where !pools.isEmpty: pools[pools.count - 1].openings.append(sentence)
            case "2" where !pools.isEmpty: pools[pools.count - 1].middles.append(sentence)
            case "3" where !pools.isEmpty: pools[pools.count - 1].endings.append(sentence)
            default: problems.append(String(line))
            }
        }
    }
}
