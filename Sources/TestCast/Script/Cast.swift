/// The people, groups and practices of the demo and the tests.
package enum Cast {
    package static let practices: [CastPractice] = [
        CastPractice(
            slug: "harbour", name: "Harbour Strength", line: "Coaching for people who are starting slowly, on purpose.",
            ledBy: "Maya Okafor", owner: "maya", place: "Newhaven, by the old fish market", openedDaysAgo: 182
        ),
        CastPractice(
            slug: "gutfeeling", name: "The Gut Feeling Café",
            line: "A long table for people living with inflammatory bowel disease.", ledBy: "Nadia Haddad", owner: "nadia",
            place: "On the line, and some Sundays in a real café", openedDaysAgo: 182
        ),
    ]

    package static let people: [CastPerson] =
        PeopleParser(HarbourPeople.lines, practice: "harbour").people
        + PeopleParser(GutFeelingPeople.lines, practice: "gutfeeling").people

    /// Everybody in the practice with this slug.
    package static func people(of practice: String) -> [CastPerson] {
        people.filter { $0.practice == practice }
    }

    package static func person(_ handle: String) -> CastPerson? {
        byHandle[handle]
    }

    private static let byHandle: [String: CastPerson] =
        Dictionary(people.map { ($0.handle, $0) }, uniquingKeysWith: { first, _ in first })

    private static let agreements: [String] = [
        "Praise effort, never bodies.",
        "Ask before advising.",
        "Bad weeks are welcome.",
        "What’s said here stays here, unless its author shares it.",
    ]

    package static let groups: [CastGroup] = [
        CastGroup(
            slug: "steady-starters", name: "Steady Starters", practice: "harbour",
            line: "For starting, and for starting again. Nobody is keeping score.",
            welcome: """
                There is a small group of people here who are starting slowly, on purpose. \
                Read along for a week if that is easier.
                """,
            agreements: agreements, isFirst: true
        ),
        CastGroup(
            slug: "early-lane", name: "Early Lane", practice: "harbour",
            line: "Swimmers and walkers before work, and those who like the idea of it.",
            welcome: "Good morning, whenever yours is. Say which water or which pavement is yours.",
            agreements: [
                "Slow is a lane.", "Say if the lift, the hoist or the hot water is off.",
                "No times, unless somebody asks for them.", "Bad weeks are welcome.",
            ],
            isFirst: false
        ),
        CastGroup(
            slug: "back-on-the-bike", name: "Back on the Bike", practice: "harbour",
            line: "Two wheels, three wheels, hand-cycles and the one in the hall.",
            welcome: "Ring your bell. Tell us what you ride, even if it's mostly been holding up coats.",
            agreements: [
                "We wait at the top.", "Getting off and pushing is riding.", "An e-bike is a bike.",
                "Ask before advising.",
            ],
            isFirst: false
        ),
        CastGroup(
            slug: "strong-enough", name: "Strong Enough", practice: "harbour",
            line: "For lifting shopping, grandchildren and, now and then, a barbell.",
            welcome: "Welcome. Tell us what you'd like to be able to carry.",
            agreements: [
                "Praise effort, never bodies.", "Nobody posts a number first.", "Rest days count.",
                "Ask before advising.",
            ],
            isFirst: false
        ),
        CastGroup(
            slug: "long-table", name: "The Long Table", practice: "gutfeeling",
            line: "Everyday life with a difficult gut. There is always a chair, and a door.",
            welcome: "Pull up a chair. You may leave and come back as often as you need, we all do.",
            agreements: [
                "Experience, not advice. Medicines go to the nurse line.", "Nobody's plate is discussed.",
                "Bad weeks are welcome.", "What’s said here stays here, unless its author shares it.",
            ],
            isFirst: true
        ),
        CastGroup(
            slug: "newly-diagnosed", name: "Newly Diagnosed", practice: "gutfeeling",
            line: "The first year, with some people who remember theirs.",
            welcome: "You'll have been given enough leaflets. Ask anything that wasn't in them.",
            agreements: [
                "There are no late questions.", "Ask before advising.", "Experience, not advice.",
                "Nobody has to be brave in here.",
            ],
            isFirst: false
        ),
        CastGroup(
            slug: "moving-anyway", name: "Moving Anyway", practice: "gutfeeling",
            line: "Moving on the days that let you, and talking about the days that don't.",
            welcome: "However far is how far it is. Say hello and where the nearest door is.",
            agreements: [
                "The drive is a distance.", "Stopping is part of it.", "Praise effort, never bodies.",
                "Bad weeks are welcome.",
            ],
            isFirst: false
        ),
    ]

    /// Who was in a group for a while and left it: they are not among the `groups` of the person.
    static let departures: [(handle: String, group: String, daysAgo: Int)] = [
        ("samir", "strong-enough", 41), ("eilidh", "newly-diagnosed", 52), ("quinn", "newly-diagnosed", 25),
    ]
}
