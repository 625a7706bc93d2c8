/// Reads the lists of people. Groups are short: ss steady-starters, el early-lane, bb back-on-the-bike, se strong-enough,
/// lt long-table, nd newly-diagnosed, ma moving-anyway. A portrait is skin, hair, hair colour, then in any order a beard,
/// glasses, clothes, a mouth, `in-` the colour of the clothes, `on-` that of the ground; what is left out differs from
/// person to person.
struct PeopleParser {
    private(set) var people: [CastPerson] = []
    private(set) var problems: [String] = []

    static let groups: [String: String] = [
        "ss": "steady-starters", "el": "early-lane", "bb": "back-on-the-bike", "se": "strong-enough",
        "lt": "long-table", "nd": "newly-diagnosed", "ma": "moving-anyway",
    ]

    init(_ lines: String, practice: String) {
        for (index, line) in lines.split(separator: "\n").enumerated() {
            let fields = line.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
            guard let person = Self.person(fields, practice: practice, index: index) else {
                problems.append(String(line))
                continue
            }
            people.append(person)
        }
    }

    private static func person(_ fields: [String], practice: String, index: Int) -> CastPerson? {
        guard fields.count == 13 || fields.count == 12, let age = Int(fields[3]),
            let rhythm = Double(fields[6]), let activity = Double("0" + fields[7]) ?? Double(fields[7]),
            let helper = Double("0" + fields[8]) ?? Double(fields[8]),
            let portrait = portrait(fields[11], index: index)
        else { return nil }
        let days = fields[5].split(separator: "/").compactMap { Int($0) }
        let themes = fields[9].split(separator: " ").map(String.init)
        let groups = fields[10].split(separator: " ").compactMap { Self.groups[String($0)] }
        let known = themes.compactMap(CastTheme.init(rawValue:))
        let isFormer = fields[2] == "former"
        guard known.count == themes.count, !groups.isEmpty, days.count == (isFormer ? 2 : 1) else { return nil }
        let channels = fields.count == 13 ? fields[12].split(separator: ";").map(trimmed) : []
        return CastPerson(
            handle: fields[0], name: fields[1], practice: practice,
            role: CastRole(rawValue: isFormer ? "client" : fields[2]) ?? .client, standing: isFormer ? .former : .active,
            line: "\(age), \(fields[4])", age: age, joinedDaysAgo: days[0], formerSinceDaysAgo: isFormer ? days[1] : nil,
            rhythm: rhythm, activity: activity, helper: helper, themes: known, groups: groups, portrait: portrait,
            channels: channels
        )
    }

    private static func trimmed(_ part: Substring) -> String {
        String(part.drop(while: { $0 == " " }))
    }

    private static func portrait(_ field: String, index: Int) -> PortraitTraits? {
        let words = field.split(separator: " ").map(String.init)
        guard words.count >= 3, let skin = PortraitTraits.Skin(rawValue: words[0]),
            let hair = PortraitTraits.Hair(rawValue: words[1]),
            let colour = PortraitTraits.HairColour(rawValue: words[2])
        else { return nil }
        let rest = words.dropFirst(3)
        let colours = PortraitTraits.Colour.allCases
        let clothes = rest.lazy.compactMap(PortraitTraits.Clothes.init(rawValue:)).first
        let mouth = rest.lazy.compactMap(PortraitTraits.Mouth.init(rawValue:)).first
        let worn = rest.first { $0.hasPrefix("in-") }.flatMap { PortraitTraits.Colour(rawValue: String($0.dropFirst(3))) }
        let ground = rest.first { $0.hasPrefix("on-") }.flatMap { PortraitTraits.Colour(rawValue: String($0.dropFirst(3))) }
        return PortraitTraits(
            skin: skin, hair: hair, hairColour: colour,
            clothes: clothes ?? PortraitTraits.Clothes.allCases[(index * 5 + index / 7) % 6],
            clothesColour: worn ?? colours[(index * 7 + 2) % 10],
            ground: ground ?? colours[(index * 3 + index / 10) % 10],
            beard: rest.lazy.compactMap(PortraitTraits.Beard.init(rawValue:)).first ?? .none,
            glasses: rest.lazy.compactMap(PortraitTraits.Glasses.init(rawValue:)).first ?? .none,
            mouth: mouth ?? PortraitTraits.Mouth.allCases[(index * 5 + 1) % 4]
        )
    }
}
