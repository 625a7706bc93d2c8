/// One practice over time: who was there, in which group, and who still speaks.
struct CastCircle {
    let practice: CastPractice
    let people: [CastPerson]
    let clock: CastClock
    /// When each person came in, in minutes ago.
    private(set) var arrivals: [String: Int] = [:]
    /// From then on they say nothing: Today asks after them.
    private let silences: [String: Int]

    /// Quiet for a while though usually regular.
    static let silent: Set<String> = ["samir", "priya", "tariq"]

    init(practice: CastPractice, clock: CastClock, random: inout CastRandom) {
        self.practice = practice
        self.clock = clock
        people = Cast.people(of: practice.slug)
        for person in people {
            let hour = person.role == .client ? random.int(10 * 60...20 * 60) : 8 * 60
            arrivals[person.handle] = clock.minutesAgo(day: person.joinedDaysAgo, minute: hour)
        }
        var silences: [String: Int] = [:]
        for text in CastCorpus.of(practice.slug).texts {
            guard let handle = text.by, Self.silent.contains(handle), let time = text.at else { continue }
            silences[handle] = min(silences[handle] ?? .max, clock.minutesAgo(time))
        }
        self.silences = silences
    }

    var coaches: [CastPerson] { people.filter { $0.role != .client } }

    /// Joined groups some minutes after the practice.
    func groupArrival(_ person: CastPerson, _ group: String) -> Int {
        let order = person.groups.firstIndex(of: group) ?? person.groups.count
        return (arrivals[person.handle] ?? 0) - 4 - 7 * order
    }

    /// Whether the person could see and answer something in `audience` then.
    func isPresent(_ person: CastPerson, in audience: CastAudience, at minutesAgo: Int) -> Bool {
        guard minutesAgo >= 1, minutesAgo >= silences[person.handle] ?? 0 else { return false }
        switch audience {
        case .practice: return minutesAgo < (arrivals[person.handle] ?? 0)
        case .group(let slug):
            if person.groups.contains(slug) { return minutesAgo < groupArrival(person, slug) }
            let left = Cast.departures.first { $0.handle == person.handle && $0.group == slug }
            return left.map {
                minutesAgo < groupArrival(person, slug)
                    && minutesAgo > $0.daysAgo * 1440
                        + 1440
            } ?? false
        }
    }

    func present(in audience: CastAudience, at minutesAgo: Int) -> [CastPerson] {
        people.filter { isPresent($0, in: audience, at: minutesAgo) }
    }

    func isFormer(_ person: CastPerson, at minutesAgo: Int) -> Bool {
        person.formerSinceDaysAgo.map { minutesAgo <= $0 * 1440 } ?? false
    }

    /// From 0 at the opening of the practice to 1 now.
    func progress(_ minutesAgo: Int) -> Double {
        1 - Double(minutesAgo) / Double(practice.openedDaysAgo * 1440)
    }

    /// Everybody's coming and going.
    func comings() -> [CastEvent] {
        var events: [CastEvent] = []
        for person in people {
            let arrival = arrivals[person.handle] ?? 1
            events.append(CastEvent(minutesAgo: arrival, by: person.handle, action: .joinedPractice(practice.slug)))
            for group in person.groups {
                events.append(
                    CastEvent(minutesAgo: groupArrival(person, group), by: person.handle, action: .joinedGroup(group))
                )
            }
            for left in Cast.departures where left.handle == person.handle {
                let arrival = groupArrival(person, left.group)
                events.append(CastEvent(minutesAgo: arrival, by: person.handle, action: .joinedGroup(left.group)))
                events.append(
                    CastEvent(minutesAgo: left.daysAgo * 1440 + 30, by: person.handle, action: .leftGroup(left.group))
                )
            }
            if let since = person.formerSinceDaysAgo {
                let minutes = clock.minutesAgo(day: since, minute: 17 * 60)
                events.append(CastEvent(minutesAgo: minutes, by: person.handle, action: .becameFormer))
            }
        }
        return events
    }
}
