/// Themes between people: asking, helping, company, telling the truth.
enum TogetherThemes {
    static let all = [asking, accepting, helping, company, honesty]

    private static let asking = PraiseTheme(
        holdsWithHealth: true,
        did: ["asked ..4 help|advice|support|hand|tips", "asked ..3 to show|explain|come|join|check|watch"],
        say: [
            "You asked for help, and that opened the next step.",
            "You asked instead of struggling on alone. That is a strategy, and a good one to keep.",
            "You said what you needed, so that somebody could be there for it.",
        ]
    )

    private static let accepting = PraiseTheme(
        holdsWithHealth: true,
        did: ["let ..2 help|support me|us|with", "accepted ..2 help|hand|offer|lift|support"],
        or: ["with ..2 help|support from|of"],
        say: [
            "You let somebody help, and that made the next step possible.",
            "You let somebody lend a hand. That is a strategy, and a good one to keep.",
        ]
    )

    private static let helping = PraiseTheme(
        holdsWithHealth: true,
        did: [
            "helped", "showed @name|her|him|them|someone|somebody ..1 how|the|what", "encouraged|supported|cheered",
            "waited for @name|her|him|them|someone", "gave|lent ..2 lift|hand",
        ],
        say: [
            "You gave somebody a hand while you had your own week to look after.",
            "You made it easier for somebody else. That counts as much as any session.",
            "You noticed where somebody could use a hand.",
        ]
    )

    private static let company = PraiseTheme(
        holdsWithHealth: true,
        did: [
            "took|brought|dragged ..3 along",
            "brought|invited ..2 friend|mum|dad|sister|brother|neighbour|daughter|son|husband|wife|partner|colleague",
            "@did ..3 together",
            "@did ..3 with @name|my|a friend|mum|dad|sister|brother|neighbour|daughter|son|husband|wife|partner|buddy",
        ],
        say: [
            "You shared this with somebody, and that gives two people a reason to go again.",
            "You made it something to do together.",
        ]
    )

    private static let honesty = PraiseTheme(
        holdsWithHealth: true,
        did: [
            "admit|admitted|confess", "struggled", "nearly|almost gave|quit|stopped", "found ..2 hard|tough|difficult",
            "wanted to give|quit|stop", "did not manage|make|do|get", "missed ..2 week|day|session|class|walk",
        ],
        or: [
            "to be honest", "honestly", "truth is",
            "bad|hard|rough|tough|difficult|awful|terrible|rubbish|grim week|weeks|day|days|month|time|patch",
            "week|day|month|today was|is|has been? ..1 hard|tough|rough|difficult|awful|rubbish|bad",
            "i am ..1 struggling",
        ],
        say: [
            "You told it as it was. That makes it easier for the next person to do the same.",
            "You said the true thing here, the difficult part included.",
            "You named what was difficult, and that is where a better plan can start.",
        ]
    )
}
