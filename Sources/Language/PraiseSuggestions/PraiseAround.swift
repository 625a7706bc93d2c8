/// Sentences from what is known around a post: the first win, the people somebody helped, the time they have been here.
struct PraiseAround {
    let occasion: PraiseOccasion

    /// What makes this occasion a special one; empty for most.
    var leading: [String] {
        (occasion.firstWin ? PraiseByKind.firstWin : []) + (helpedSentence.map { [$0] } ?? [])
    }

    private var helpedSentence: String? {
        guard occasion.kind == .helping else { return nil }
        let names = occasion.helpedNames.prefix(2).filter(PraiseDetails.isPlainName)
        if names.count == 2 { return "You were there for \(names[0]) and \(names[1]) when it counted." }
        if let name = names.first, occasion.helpedNames.count == 1 {
            return "You were there for \(name) when it counted."
        }
        // From three on, as everywhere: a smaller number would say who it was.
        if let count = occasion.helpedCount, count >= 3 {
            return "You made time for several people here, one after another."
        }
        return nil
    }

    /// True of many posts, so it comes after what is particular.
    var startSentence: String? {
        guard let days = occasion.daysSinceStart, occasion.kind == .win || occasion.kind == .note else { return nil }
        switch days {
        case 0..<14: return "You are in your first days, and you already have something to tell."
        case 60..<4_000: return "You have been coming back to this for a good while now, through all sorts of weeks."
        default: return nil
        }
    }
}
