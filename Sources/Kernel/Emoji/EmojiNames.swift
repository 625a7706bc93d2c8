/// Emoji by their names: `:seedling:`. The names are Unicode’s own, in small letters with underscores, and some short ones that people know.
package enum EmojiNames {
    package static let longest = 48

    /// The emoji of a name without its colons; `nil` for what is none.
    package static func emoji(_ name: some StringProtocol) -> String? { table[String(name).lowercased()] }

    /// Names that begin with `text`, or have a word that does; the closest first.
    package static func names(beginning text: String, limit: Int) -> [(name: String, emoji: String)] {
        let text = text.lowercased()
        guard !text.isEmpty else { return [] }
        let beginning = sorted.filter { $0.hasPrefix(text) }
        let inside = sorted.filter { !$0.hasPrefix(text) && $0.contains("_" + text) }
        return (beginning + inside).prefix(limit).compactMap { name in table[name].map { (name, $0) } }
    }

    /// The text with names between colons replaced by what they name. A colon right behind a letter or digit begins none: `10:30:45`.
    package static func replaced(in text: String) -> String {
        guard text.utf8.contains(0x3A) else { return text }
        var result = ""
        var rest = text[...]
        while let colon = rest.firstIndex(of: ":") {
            let before = rest[..<colon]
            result += before
            let behind = rest[rest.index(after: colon)...]
            let isFree = (before.last ?? result.last).map { !$0.isLetter && !$0.isNumber } ?? true
            if isFree, let end = behind.prefix(longest + 1).firstIndex(of: ":"), let emoji = emoji(behind[..<end]) {
                result += emoji
                rest = behind[behind.index(after: end)...]
            } else {
                result += ":"
                rest = behind
            }
        }
        return result + rest
    }

    private static let sorted = table.keys.sorted { ($0.utf8.count, $0) < ($1.utf8.count, $1) }

    /// Scalars that are emoji by themselves; of sequences only those with a name below.
    private static let table: [String: String] = {
        var table: [String: String] = [:]
        let blocks: [ClosedRange<UInt32>] = [0x203C...0x3299, 0x1F004...0x1F64F, 0x1F680...0x1F6FF, 0x1F7E0...0x1F7EB, 0x1F90C...0x1FAFF]
        for scalar in blocks.joined().lazy.compactMap(Unicode.Scalar.init) where scalar.properties.isEmoji {
            guard let name = scalar.properties.name else { continue }
            let isPicture = scalar.properties.isEmojiPresentation
            table[name.lowercased().replacing(" ", with: "_").replacing("-", with: "_")] = String(scalar) + (isPicture ? "" : "\u{FE0F}")
        }
        for (names, emoji) in short { for name in names.split(separator: " ") { table[String(name)] = emoji } }
        return table
    }()

    private static let short: [(String, String)] = [
        ("smile", "😄"), ("smiley", "😃"), ("grin", "😁"), ("joy", "😂"), ("laughing", "😆"), ("wink", "😉"), ("blush", "😊"), ("relieved", "😌"),
        ("heart", "❤️"), ("green_heart", "💚"), ("blue_heart", "💙"), ("yellow_heart", "💛"), ("+1 thumbsup", "👍"), ("-1 thumbsdown", "👎"), ("clap", "👏"),
        ("muscle", "💪"), ("tada party", "🎉"), ("wave", "👋"), ("pray thanks", "🙏"), ("raised_hands", "🙌"), ("ok_hand", "👌"), ("fingers_crossed", "🤞"),
        ("sun sunny", "☀️"), ("cloud", "☁️"), ("rain", "🌧️"), ("snow", "❄️"), ("rainbow", "🌈"), ("star", "⭐"), ("walk walking", "🚶"),
        ("run running runner", "🏃"), ("bike cycling", "🚴"), ("swim swimming", "🏊"), ("row rowing", "🚣"), ("lift weights", "🏋️"), ("yoga", "🧘"),
        ("dance", "💃"), ("hike boot", "🥾"), ("shoe trainers", "👟"), ("dog", "🐕"), ("cry", "😢"), ("sob", "😭"), ("hug", "🤗"), ("thinking", "🤔"),
        ("sleep zzz", "😴"), ("sweat", "😓"), ("tired", "😫"), ("angry", "😠"), ("scared", "😨"), ("coffee", "☕"), ("tea", "🍵"), ("apple", "🍎"),
        ("salad", "🥗"), ("water", "💧"), ("check done", "✅"), ("x", "❌"), ("warning", "⚠️"), ("question", "❓"), ("idea bulb", "💡"), ("medal", "🏅"),
        ("calendar", "📅"), ("clock", "🕐"), ("hospital", "🏥"), ("pill", "💊"), ("house", "🏠"), ("mountain", "⛰️"), ("sea", "🌊"), ("tree", "🌳"),
    ]
}
