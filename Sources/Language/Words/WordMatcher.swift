/// Looks for patterns in the words of one text, and knows when the words are not meant: because they are negated
/// ("you don't have to"), quoted, or what somebody else said ("people call you a natural, but…").
struct WordMatcher {
    let words: [Word]

    init(_ text: String) {
        words = WordReader.words(in: text)
    }

    /// The words that the pattern covers when it starts at this position and is meant by the writer.
    func match(_ pattern: WordPattern, at position: Int) -> Range<Int>? {
        guard let end = end(of: pattern.steps[...], from: position, start: position), end > position else { return nil }
        let range = position..<end
        guard !words[range].contains(where: \.isQuoted) else { return nil }
        return isNegated(before: position) || isReported(before: position) ? nil : range
    }

    /// Whether the pattern stands here at all, be it negated, quoted or reported.
    func reads(_ pattern: WordPattern, at position: Int) -> Bool {
        end(of: pattern.steps[...], from: position, start: position) != nil
    }

    func contains(_ pattern: WordPattern) -> Bool {
        words.indices.contains { match(pattern, at: $0) != nil }
    }

    private func end(of steps: ArraySlice<WordPattern.Step>, from position: Int, start: Int) -> Int? {
        guard let step = steps.first else { return position }
        let rest = steps.dropFirst()
        switch step {
        case .one(let choice):
            guard fits(choice, at: position, start: start) else { return nil }
            return end(of: rest, from: position + 1, start: start)
        case .optional(let choice):
            if fits(choice, at: position, start: start),
                let found = end(of: rest, from: position + 1, start: start)
            {
                return found
            }
            return end(of: rest, from: position, start: start)
        case .gap(let most):
            return endAfterGap(of: most, then: rest, from: position, start: start)
        case .notNext(let phrases):
            let follows = phrases.contains { isPhrase($0, at: position, start: start) }
            return follows ? nil : end(of: rest, from: position, start: start)
        case .notBefore(let choice):
            let isBefore = position > 0 && isSameClause(position - 1, position) && choice.includes(words[position - 1])
            return isBefore ? nil : end(of: rest, from: position, start: start)
        case .sentenceStart:
            return startsSentence(position) ? end(of: rest, from: position, start: start) : nil
        case .clauseEnd:
            return endsClause(position) ? end(of: rest, from: position, start: start) : nil
        }
    }

    private func endAfterGap(
        of most: Int,
        then rest: ArraySlice<WordPattern.Step>,
        from position: Int,
        start: Int
    ) -> Int? {
        for length in 0...most {
            if length > 0 {
                let skipped = position + length - 1
                guard skipped < words.count, isSameClause(skipped, start), !isNegation(at: skipped) else { return nil }
            }
            if let found = end(of: rest, from: position + length, start: start) { return found }
        }
        return nil
    }

    private func fits(_ choice: WordChoice, at position: Int, start: Int) -> Bool {
        position < words.count && words[position].sentence == words[start].sentence && choice.includes(words[position])
    }

    private func isPhrase(_ phrase: [String], at position: Int, start: Int) -> Bool {
        phrase.indices.allSatisfy { offset in
            position + offset < words.count
                && words[position + offset].sentence == words[start].sentence
                && words[position + offset].text == phrase[offset]
        }
    }

    private func startsSentence(_ position: Int) -> Bool {
        position == 0 || words[position - 1].sentence != words[position].sentence
    }

    private func endsClause(_ position: Int) -> Bool {
        position >= words.count || !isSameClause(position - 1, position)
    }

    private func isSameClause(_ first: Int, _ second: Int) -> Bool {
        words[first].clause == words[second].clause
    }
}

extension WordMatcher {
    /// Words of a clause a negation reaches over: "not because you have to", "it was never really about your talent".
    private static let negationReach = 4

    private static let reportReach = 3

    private func isNegated(before position: Int) -> Bool {
        clausePositions(before: position, reach: Self.negationReach).contains(where: isNegation)
    }

    private func isNegation(at position: Int) -> Bool {
        guard WordGroup.negation.words.contains(words[position].text) else { return false }
        let next = position + 1 < words.count ? words[position + 1].text : ""
        // "I can't believe…", "not only…", "no wonder…" make a statement stronger.
        return !["believe", "only", "just", "wonder", "doubt", "question", "kidding"].contains(next)
    }

    /// "They said you should rest" is a report; "I said you should rest" is still the writer's own pressure.
    private func isReported(before position: Int) -> Bool {
        guard
            let verb = clausePositions(before: position, reach: Self.reportReach)
                .last(where: { WordGroup.reporting.words.contains(words[$0].text) })
        else { return false }
        let tellers = clausePositions(before: verb, reach: Self.reportReach).map { words[$0].text }
        return !tellers.isEmpty && !tellers.contains { ["i", "we", "me", "must", "let", "to"].contains($0) }
    }

    private func clausePositions(before position: Int, reach: Int) -> Range<Int> {
        var first = position
        while first > 0, position - first < reach, words[first - 1].clause == words[position].clause { first -= 1 }
        return first..<position
    }
}
