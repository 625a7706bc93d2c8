/// Themes of being there: again and again, after a gap, for the first time, against the odds, early.
enum ShowingUpThemes {
    static let all = [regular, back, first, barrier, early]

    private static let regular = PraiseTheme(
        holdsWithHealth: false,
        did: [
            """
            @did ..6 every|each morning|day|evening|week|night|lunchtime|time|monday|tuesday|wednesday|thursday|\
            friday|saturday|sunday
            """,
            "@did ..6 week|day after week|day", "kept going|coming|doing|walking|practising|practicing|returning",
            "practised|practiced",
        ],
        say: [
            "You went back to {activity}{moment}. Today is what that looks like.",
            "You kept making room for {activity}, and the ordinary days added up.",
            "You kept returning to the ordinary part, and it is carrying you now.",
        ]
    )

    private static let back = PraiseTheme(
        holdsWithHealth: true,
        did: [
            "came|went|got back to|into|at|on !bed|sleep|work|hospital|the_doctor|the_hospital|the_clinic",
            "returned to !bed|sleep|work|hospital", "restarted", "picked ..2 up again", "started again|back",
        ],
        or: ["first ..2 in weeks|months|ages|years", "^ back at|to|in|on !bed|sleep|work|hospital|square"],
        say: [
            "You came back to {activity}, and coming back is the hard part.",
            "You began again without waiting for the perfect week.",
            "You picked up the thread again, and that is what lasts.",
        ]
    )

    private static let first = PraiseTheme(
        holdsWithHealth: true,
        did: [
            "@did ..6 first time|class|session|swim|run|walk|lesson|one", "tried ..2 something|new|first", "signed up",
            "introduced myself", "@did ..4 on my own", "@did ..4 by myself", "@did ..3 alone",
        ],
        or: ["i have? never done|tried|been ..4 before"],
        say: [
            "You went in without knowing how it would be. That takes courage, and you did it.",
            "You said yes to something new before it felt comfortable.",
            "You gave it a try without knowing how it would go.",
        ]
    )

    private static let barrier = PraiseTheme(
        holdsWithHealth: false,
        did: [
            "@did ..4 anyway|regardless", "@did ..4 before|after ..2 work|school|shift|shifts",
            "@did ..4 in the pouring|heavy? rain|dark|snow|wind",
            "@did ..4 despite|although",
            "@did ..4 even though|when",
            "nearly|almost stayed|cancelled|skipped|turned", "nearly|almost did not go|come|start|bother",
            "got out of? the door",
        ],
        say: [
            "There were reasons to leave it, and you still made room for {activity}.",
            "You made a start{moment} when staying put would have been simpler.",
            "You got yourself out of the door, and the rest of it hung on that.",
        ]
    )

    private static let early = PraiseTheme(
        holdsWithHealth: false,
        did: [
            "turned|showed up ..1 early|first", "arrived|came|went|left ..2 early", "got|was ..1 there early|first",
            "set off ..2 early", "was ..2 first one? there|in", "got up early|earlier",
        ],
        say: [
            "You made an early start and gave {activity} the best of the day.",
            "You made an early start, before the day could get in the way.",
        ]
    )
}
