/// The part a person plays in their practice.
package enum CastRole: String, Sendable, CaseIterable {
    case owner, professional, client
}

/// Whether somebody is in coaching now or was once. Former clients stay part of the community.
package enum CastStanding: String, Sendable, CaseIterable {
    case active, former
}

/// A practice of the demo: its slug and what a new server needs to know about it.
package struct CastPractice: Sendable, Equatable {
    /// `harbour` or `gutfeeling`.
    package let slug: String
    package let name: String
    package let line: String
    /// The full name of the owner, as on the front door.
    package let ledBy: String
    /// The handle of the owner.
    package let owner: String
    /// Where it is, as one would say it.
    package let place: String
    /// How many days ago it opened; nobody joined earlier.
    package let openedDaysAgo: Int

    package init(
        slug: String, name: String, line: String, ledBy: String, owner: String, place: String, openedDaysAgo: Int
    ) {
        self.slug = slug
        self.name = name
        self.line = line
        self.ledBy = ledBy
        self.owner = owner
        self.place = place
        self.openedDaysAgo = openedDaysAgo
    }
}

/// A support group of the demo.
package struct CastGroup: Sendable, Equatable {
    package let slug: String
    package let name: String
    package let practice: String
    /// What it is for, in one line.
    package let line: String
    /// Said to somebody who has just joined.
    package let welcome: String
    package let agreements: [String]
    /// The first one of a practice is where everybody is invited.
    package let isFirst: Bool

    package init(
        slug: String, name: String, practice: String, line: String, welcome: String, agreements: [String], isFirst: Bool
    ) {
        self.slug = slug
        self.name = name
        self.practice = practice
        self.line = line
        self.welcome = welcome
        self.agreements = agreements
        self.isFirst = isFirst
    }
}

/// A person of the cast. Handles are unique within the whole cast.
package struct CastPerson: Sendable, Equatable {
    package let handle: String
    package let name: String
    /// The slug of their practice, `harbour` or `gutfeeling`.
    package let practice: String
    package let role: CastRole
    package let standing: CastStanding
    /// The one-line "about", such as "71, new hip, wants the stairs back".
    package let line: String
    /// In years, 19 to 84.
    package let age: Int
    package let joinedDaysAgo: Int
    /// Days ago that coaching ended, for former clients.
    package let formerSinceDaysAgo: Int?
    /// Posts about every this many days.
    package let rhythm: Double
    /// How much they do, 0 reads along, 1 is here daily.
    package let activity: Double
    /// How readily they answer and praise others, 0...1.
    package let helper: Double
    /// What they talk about, besides everyday things.
    package let themes: [CastTheme]
    /// Slugs of the groups they are in.
    package let groups: [String]
    package let portrait: PortraitTraits
    /// Places elsewhere where they are present, as they would write them.
    package let channels: [String]

    package init(
        handle: String, name: String, practice: String, role: CastRole, standing: CastStanding, line: String, age: Int,
        joinedDaysAgo: Int, formerSinceDaysAgo: Int?, rhythm: Double, activity: Double, helper: Double,
        themes: [CastTheme], groups: [String], portrait: PortraitTraits, channels: [String]
    ) {
        self.handle = handle
        self.name = name
        self.practice = practice
        self.role = role
        self.standing = standing
        self.line = line
        self.age = age
        self.joinedDaysAgo = joinedDaysAgo
        self.formerSinceDaysAgo = formerSinceDaysAgo
        self.rhythm = rhythm
        self.activity = activity
        self.helper = helper
        self.themes = themes
        self.groups = groups
        self.portrait = portrait
        self.channels = channels
    }
}

/// What a text is about, and what a person might say something about.
package enum CastTheme: String, Sendable, CaseIterable {
    case stairs, walking, swimming, strength, bike, running, balance, pain, breath, driving, nights, parenting, work
    case garden, dog, family, gran, pacing, wheels, rest, food, cafe, toilets, flare, hospital, newlyDiagnosed, telling
    case travel, bag, sleep, weather, shyness, everyday, coach
}

/// A small world of scenes that people of the cast take pictures of.
package enum Scene: String, Sendable, CaseIterable {
    case harbourWall, stairs, swimmingLane, kitchenTable, allotment, pathWithDog, bikeAgainstRailing, cafeTable
}

package enum CastPostKind: String, Sendable, CaseIterable {
    case note, win, question, prompt
}

package enum CastPraiseKind: String, Sendable, CaseIterable {
    case effort, strategy, persistence, courage, honesty, helping
}

package enum CastAudience: Sendable, Equatable {
    /// The members of the group with this slug.
    case group(String)
    /// Owners, professionals, active and former clients of the author's practice.
    case practice
}

/// A post. `key` is unique within a script.
package struct CastPost: Sendable, Equatable {
    package let key: String
    package let kind: CastPostKind
    /// The first line of a win.
    package let headline: String?
    package let text: String
    package let audience: CastAudience
    package let picture: Scene?
    package let firstWin: Bool

    package init(
        key: String, kind: CastPostKind, headline: String?, text: String, audience: CastAudience, picture: Scene?,
        firstWin: Bool
    ) {
        self.key = key
        self.kind = kind
        self.headline = headline
        self.text = text
        self.audience = audience
        self.picture = picture
        self.firstWin = firstWin
    }
}

/// What somebody did.
package enum CastAction: Sendable, Equatable {
    /// Joined the practice with this slug. Always a person's first event.
    case joinedPractice(String)
    /// Joined the group with this slug, after the practice.
    case joinedGroup(String)
    case post(CastPost)
    /// `to` is the key of a post or of a reply.
    case reply(key: String, to: String, text: String)
    /// `on` is the key of a post or of a reply by somebody else. One person praises one thing at most once.
    case praise(on: String, kind: CastPraiseKind, words: String, isPrivate: Bool)
    case leftGroup(String)
    /// Coaching ended; the person stays as a former client.
    case becameFormer
}

/// One thing that happened in a demo practice.
package struct CastEvent: Sendable, Equatable {
    /// Before "now", at least 1. Events with the same minute happened in the order given.
    package let minutesAgo: Int
    /// The handle of the person.
    package let by: String
    package let action: CastAction

    package init(minutesAgo: Int, by: String, action: CastAction) {
        self.minutesAgo = minutesAgo
        self.by = by
        self.action = action
    }
}

/// What a portrait is drawn from. Two people of the cast never share all traits.
package struct PortraitTraits: Sendable, Hashable {
    package enum Skin: String, Sendable, CaseIterable { case porcelain, fair, rose, olive, tan, brown, umber, ebony }
    package enum Hair: String, Sendable, CaseIterable {
        case bald, cropped, shortSide, swept, curls, afro, bob, long, bun, braid, wispy, fringe, locs, headscarf, turban
    }
    package enum HairColour: String, Sendable, CaseIterable {
        case black, dark, brown, auburn, copper, blond, grey, white, silver, plum
    }
    package enum Clothes: String, Sendable, CaseIterable { case crew, collar, hoodie, scarf, vest, cardigan }
    package enum Colour: String, Sendable, CaseIterable {
        case evergreen, clay, navy, ochre, sage, plum, slate, brick, teal, oat
    }
    package enum Beard: String, Sendable, CaseIterable { case none, stubble, short, full, moustache }
    package enum Glasses: String, Sendable, CaseIterable { case none, round, square }
    package enum Mouth: String, Sendable, CaseIterable { case smile, small, grin, crooked }

    package let skin: Skin
    package let hair: Hair
    /// Of the hair and beard.
    package let hairColour: HairColour
    package let clothes: Clothes
    package let clothesColour: Colour
    package let ground: Colour
    package let beard: Beard
    package let glasses: Glasses
    package let mouth: Mouth

    package init(
        skin: Skin, hair: Hair, hairColour: HairColour, clothes: Clothes, clothesColour: Colour, ground: Colour,
        beard: Beard, glasses: Glasses, mouth: Mouth
    ) {
        self.skin = skin
        self.hair = hair
        self.hairColour = hairColour
        self.clothes = clothes
        self.clothesColour = clothesColour
        self.ground = ground
        self.beard = beard
        self.glasses = glasses
        self.mouth = mouth
    }
}
