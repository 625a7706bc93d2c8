/// A moment at which somebody will write something.
struct CastSlot {
    let person: CastPerson
    let minutesAgo: Int
}

/// When people write: every so many days, at their own hour, less at weekends.
struct CastRhythm {
    let circle: CastCircle

    /// Of one person, oldest first, none later than `until`.
    func slots(_ person: CastPerson, until: Int, random: inout CastRandom) -> [CastSlot] {
        var result: [CastSlot] = []
        let isStrict = person.rhythm <= 4
        let end = max(until, (person.formerSinceDaysAgo ?? 0) * 1440 + 720)
        var day = Double(person.joinedDaysAgo) - 0.3 - random.unit() * min(3, person.rhythm * 0.4)
        while day > -1 {
            let slot = moment(person, day: Int(day), random: &random)
            if slot.minutesAgo >= end, slot.minutesAgo > 95,
                circle.isPresent(person, in: .practice, at: slot.minutesAgo + 60)
            {
                result.append(slot)
            }
            day -= person.rhythm * (isStrict ? 0.85 + random.unit() * 0.3 : 0.75 + random.unit() * 0.85)
        }
        return result
    }

    /// A moment of that day, or of the one before it.
    func moment(_ person: CastPerson, day: Int, random: inout CastRandom) -> CastSlot {
        var day = day
        let weekday = circle.clock.weekday(day: day)
        if weekday >= 6, random.chance(0.3) { day += 1 }
        let minutes = circle.clock.minutesAgo(day: day, minute: minute(person, random: &random))
        return CastSlot(person: person, minutesAgo: minutes)
    }

    private func minute(_ person: CastPerson, random: inout CastRandom) -> Int {
        let habits: [ClosedRange<Int>] = [370...520, 540...700, 720...810, 1020...1140, 1140...1330]
        if person.themes.contains(.nights), random.chance(0.5) { return random.int(70...330) }
        let letters = person.handle.unicodeScalars.reduce(0) { $0 + Int($1.value) }
        let isHabit = random.chance(0.7)
        return random.int(isHabit ? habits[letters % habits.count] : habits[random.index(habits.count)])
    }
}
