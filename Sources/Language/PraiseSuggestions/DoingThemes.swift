/// Themes in which the way of doing something is the achievement: resting, a smaller version, a plan, another try.
enum DoingThemes {
    static let all = [rest, smaller, planning, another]

    private static let rest = PraiseTheme(
        holdsWithHealth: true,
        did: [
            "rested", "took ..2 break|breather|rest", "took a|some time out", "paused", "sat down",
            "slowed down", "stopped when|before|because|early", "eased off|back", "took ..3 rest day",
            "listened to my body", "had|took ..1 rest day",
        ],
        say: [
            "You rested when you needed to, and that is part of how you got here.",
            "You stopped on purpose, and that is a plan at work.",
            "You gave rest its place, and the next try will be glad of it.",
        ]
    )

    private static let smaller = PraiseTheme(
        holdsWithHealth: true,
        did: [
            "did|managed|chose|took|picked|made|tried ..2 smaller|shorter|easier|gentler|slower|lighter|half",
            "started small|slowly|gently", "cut ..2 short|down", "went slower|gently|slowly",
            "halved|shortened|adapted|adjusted", "just|only did|managed|walked|swam|ran ..1 one|two|five|ten|half",
        ],
        or: ["^ just|only one|two|five|ten|half minute|minutes|lap|length|set|hour"],
        say: [
            "You found a version that fitted the day, and then you did it.",
            "You made it smaller and did it. That is how something becomes yours.",
            "You chose what you could do today over what might have looked better on paper.",
        ]
    )

    private static let planning = PraiseTheme(
        holdsWithHealth: true,
        did: [
            "planned", "packed ..4 bag|kit|shoes|things", "prepared ..3 for", "laid|put|set ..4 out|ready",
            "set ..2 alarm|reminder|timer", "moved|shifted|swapped ..4 to|for", "booked ..3 class|session|slot|lesson",
            "wrote ..3 plan|list|down", "checked ..3 beforehand|first", "left|put ..4 by the door",
            "made ..2 plan|list",
        ],
        say: [
            "You thought it through beforehand, so that the day had less to argue with.",
            "You saw what might get in the way and made a plan around it.",
            "You made a plan and let the plan do some of the work.",
        ]
    )

    private static let another = PraiseTheme(
        holdsWithHealth: false,
        did: [
            "tried again|another", "tried|took|found a|another different|new|another? way|route|time", "had another go",
            "started over",
            "kept at|trying|on",
            "carried on",
            "stuck at|with",
            "did not give up",
            "@did ..3 second|third time|try|go",
        ],
        say: [
            "You had another go, and that is how things begin to work.",
            "You tried again instead of deciding that it was not for you.",
            "You kept at it and stayed curious about what would help.",
        ]
    )
}
