extension CastTalk {
    /// The replies to one post, as they come in.
    struct Thread {
        let draft: CastWriter.Draft
        let key: String
        let circle: CastCircle
        private(set) var turns: [Turn] = []

        init(draft: CastWriter.Draft, key: String, circle: CastCircle) {
            self.draft = draft
            self.key = key
            self.circle = circle
        }

        /// Adds a reply to the post. False if nobody was there to give it, or it would come after now.
        @discardableResult
        mutating func answer(
            _ text: String, by voice: CastReplyLine.Voice, within: Int = 1500, random: inout CastRandom
        ) -> Bool {
            var minutes = time(after: draft.minutesAgo, within: within, random: &random)
            if case .person(let handle, let fixed) = voice {
                if handle == draft.person.handle { return answerLast(text, at: fixed, random: &random) }
                if let fixed { minutes = fixed }
            }
            guard minutes >= 1, let person = person(voice, at: minutes, random: &random) else { return false }
            append(text, by: person, to: key, at: minutes, random: &random)
            return true
        }

        /// The author answers the latest reply.
        @discardableResult
        mutating func answerLast(_ text: String, at fixed: Int? = nil, random: inout CastRandom) -> Bool {
            guard let last = turns.last, last.by != draft.person else { return false }
            return follow(last, text, by: draft.person, at: fixed, random: &random)
        }

        /// Whoever the author has just answered says one thing more.
        mutating func returnLast(_ text: String, random: inout CastRandom) {
            guard turns.count >= 2, let last = turns.last else { return }
            _ = follow(last, text, by: turns[turns.count - 2].by, random: &random)
        }

        private mutating func follow(
            _ turn: Turn, _ text: String, by person: CastPerson, at fixed: Int? = nil, random: inout CastRandom
        ) -> Bool {
            let minutes = fixed ?? time(after: turn.minutesAgo, within: 400, random: &random)
            guard minutes >= 1, circle.isPresent(person, in: draft.audience, at: minutes) else { return false }
            append(text, by: person, to: turn.key, at: minutes, random: &random)
            return true
        }

        private mutating func append(
            _ text: String, by person: CastPerson, to: String, at minutes: Int, random: inout CastRandom
        ) {
            let others = circle.present(in: draft.audience, at: minutes).filter {
                $0.role == .client && $0 != person && $0 != draft.person
            }
            let filled = text.castFilled(&random, peer: random.pick(others, weight: \.helper)?.handle)
            let next = "\(key)-r\(turns.count + 1)"
            turns.append(Turn(key: next, to: to, by: person, minutesAgo: minutes, text: filled))
        }

        private func person(
            _ voice: CastReplyLine.Voice, at minutes: Int, random: inout CastRandom
        ) -> CastPerson? {
            let spoken = Set(turns.map(\.by.handle))
            let there = circle.present(in: draft.audience, at: minutes)
            let fresh = there.filter { $0 != draft.person && !spoken.contains($0.handle) }
            switch voice {
            case .coach:
                return random.pick(fresh.filter { $0.role != .client }, weight: { $0.role == .owner ? 3 : 2 })
            case .author:
                return draft.person
            case .person(let handle, _):
                return fresh.first { $0.handle == handle }
            case .peer:
                return random.pick(fresh, weight: peerWeight)
            }
        }

        private func peerWeight(_ person: CastPerson) -> Double {
            guard person.role == .client else { return 0 }
            let isAlike = person.themes.contains { draft.text.themes.contains($0) && $0 != .everyday }
            let former = person.standing == .former ? 1.5 : 1
            return person.helper * person.helper * (0.3 + person.activity) * (isAlike ? 2.2 : 1) * former
        }

        /// Some hours later, in waking hours.
        private func time(after minutesAgo: Int, within: Int, random: inout CastRandom) -> Int {
            let share = random.unit()
            let delay = 6 + Int(Double(within) * share * share * share)
            let minutes = minutesAgo - delay
            let hour = circle.clock.minute(minutes) / 60
            guard minutes > 1, hour < 6, !draft.person.themes.contains(.nights) else { return minutes }
            return minutes - (6 - hour) * 60 - random.int(5...80)
        }
    }
}
