/// Praise for what somebody is. After Mueller and Dweck (1998): praise for ability makes the next difficulty look like
/// proof of its lack; praise for effort, strategy and choice can be earned again tomorrow.
enum AbilityRules {
    static let all = [verdict, gift, ease]

    private static let verdict = PraiseRule(
        .ability,
        advice: "This says what somebody is; what they did is something they can do again.",
        instead: "Say what you saw: “You kept to the plan on a hard day, and it worked.”",
        patterns: [
            """
            you are|were @fill? @fill? @fill? natural|genius|star|superstar|machine|beast|legend|hero|heroine|\
            champ|champion|winner|prodigy|rockstar|marvel|superhero|wizard|phenomenon !high|break|light
            """,
            """
            you are @fill? @fill? @fill? talented|gifted|clever|intelligent|brilliant|athletic|amazing|\
            incredible|awesome|wonderful|fantastic|perfect|superhuman|special|exceptional|extraordinary|smart|\
            unstoppable|invincible !to|about
            """,
            "you were @fill? @fill? @fill? talented|gifted|clever|intelligent|athletic|superhuman !to|about",
            "what|such a|an natural|genius|star|superstar|legend|hero|champ|champion|machine|beast|talent|prodigy",
            "absolute|total|true|real legend|star|hero|machine|beast|genius|champion|natural",
            "good|clever|naughty|bad girl|boy|lad|lass",
            "such|what a|an strong|special|amazing|talented|clever|gifted|smart|brilliant|incredible @people",
            "fast|quick learner",
            """
            you are|were @fill? @fill? good|great|brilliant|amazing at this|it|that|everything|sport|sports|\
            running|exercise|swimming
            """,
            "always been @fill? good|sporty|strong|fit|clever|talented|athletic|brilliant",
            "you were always going to",
            "^ @fill? @fill? talented|gifted|genius|superhuman",
        ]
    )

    private static let gift = PraiseRule(
        .ability,
        advice: "A gift is nobody's doing; the practice behind it is theirs, and worth naming.",
        instead: "Name the practice: “You worked on this week after week, and today it shows.”",
        patterns: [
            "in your|the|his|her genes|dna",
            "in your|his|her blood|bones $",
            "good|great|right|lucky|strong|superior|have|the genes|genetics",
            """
            natural athlete|athletic|runner|talent|ability|swimmer|gift|mover|leader|winner|dancer|flair|\
            strength|aptitude|born
            """,
            "born to|for run|swim|move|do|lift|lead|win|ride|dance|this|it|running",
            "born athlete|runner|leader|winner|swimmer|mover|natural|fighter|survivor",
            "you are|were built|made|cut out? for this|it|running|sport|sports|exercise|that",
            "god given",
            "knack|flair|aptitude for",
            "your natural|raw|amazing|incredible? talent|talents",
            "you have|got|possess ..3 talent|gift|aptitude|flair !card|voucher|bag",
            "such|real|raw|pure|sheer|much|some talent",
            "you have got? what it takes",
            "some people just|simply have the? genes|gift|talent|it",
            "some people just|simply have|are|get|can",
            "some people are|were just|simply? born|built|made|gifted|lucky",
            "comes|came|come|coming @fill? @fill? natural|naturally|easy|easily to|for you",
            "you have it? in your",
            "runs in the|your family",
        ]
    )

    private static let ease = PraiseRule(
        .ability,
        advice: "Calling it easy hides the work; seeing the work is what encourages.",
        instead: "Show that you saw the work: “You practised until this felt steady.”",
        patterns: [
            "without even? really? trying",
            "effortless|effortlessly",
            "make|makes|made|making ..2 look @fill? @fill? easy|effortless|simple",
            "so|too|such easy for|to you",
            "did not even? have|need to try",
            "did not even try",
            "piece of cake for you",
        ]
    )
}
