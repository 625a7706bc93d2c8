/// Measuring somebody against other people. In the evidence it helps some and sets back others; a person's own past is
/// the comparison that is always fair.
enum ComparisonRules {
    static let all = [others, ranking, expectation]

    private static let others = PraiseRule(
        .comparison,
        advice: "Next to others somebody always comes second; next to their own past nobody does.",
        instead: "Compare with their own start: “In the first week this was hard, and today you did it.”",
        patterns: [
            "@better ..3 than you $",
            "@better ..3 than you did|do|are|were $",
            "@better ..3 than @others|@name !else_could|could|expected",
            """
            @better ..3 than the|my|your|our|all|any|half|some of? the? other? rest|others|group|class|team|\
            average|buddy|partner|friend|friends|husband|wife|sister|brother|mother|father|ones|@people
            """,
            "@better ..3 than most $",
            "@better ..3 than most|many|some|lots of? us|them|@people|others",
            "@better ..3 than people|women|men|others|beginners",
            "@better ..3 than i do|did|can|am|was",
            "ahead of @others|@name",
            "behind everyone|everybody|others|them",
            "ahead|behind of? the|all|most|your rest|others|group|class|team|pack|field|people|friends|buddy",
            "compared|comparing to|with @others|@name",
            """
            compared|comparing to|with the|other|most|all|your rest|others|group|class|people|members|buddy|\
            friends|women|men
            """,
            "unlike @others|most|some|other|the|@name",
            "beat|beats|beating|outdid|outran|outlifted|overtook|overtaken|outpaced|outperformed @others|@name",
            """
            beat|beats|beating|outdid|overtook|outperformed the|all|your|half rest|others|group|class|team|\
            buddy|friends|boys|girls
            """,
            "keep|keeping|kept up with @others|@name",
            "keep|keeping|catch|catching|kept|caught up with|to the rest|others|group|class|team|boys|girls",
            "put|puts|putting us|them|everyone|everybody|the|me|most|people rest|others|of? us? to shame",
            "be|more like @name|him|her|them|everyone",
            "as good|fast|fit|strong|quick|consistent|slim|committed as @others|@name",
            "as good|fast|fit|strong|quick|consistent|slim|committed as the|most rest|others|people|@people",
            "half your age",
        ]
    )

    private static let ranking = PraiseRule(
        .comparison,
        advice: "A ranking lifts one and lowers the rest; a step of one's own lowers nobody.",
        instead: "Name their own step: “That is further than your own walk in spring.”",
        patterns: [
            """
            best|fastest|fittest|strongest|longest|quickest|hardest|highest|keenest|slimmest|worst|slowest|\
            weakest ..2 in|of|from|out the|our|this|my|us|all|everyone|them whole|entire? group|class|team|gym|\
            practice|studio|lot|bunch|everyone|clients|programme|all|everybody|club
            """,
            """
            best|fastest|fittest|strongest|quickest|keenest|worst|slowest|weakest|hardest of all|everyone|us|\
            them|anyone
            """,
            """
            my|our|the favourite|favorite|best|star|top|worst|fastest|fittest|strongest client|clients|pupil|\
            student|member|patient|person|performer|one
            """,
            "star|top pupil|student|performer|client|member|marks",
            "top|bottom|head|front of the class|group|table|league|board|list|leaderboard|leader",
            "number one in|client|member|fan",
            "the most ..2 in|of the|our group|class|team|gym|practice|club",
            "leader board|boards",
            "leaderboard|leaderboards",
            """
            nobody|one else? ..1 works|worked|tries|tried|does|did|comes|came as|like|close|near hard|much|well|\
            you|often|to
            """,
            "second|third place",
        ]
    )

    private static let expectation = PraiseRule(
        .comparison,
        advice: "Praise with a “for somebody like you” inside says that little was expected.",
        instead: "Leave the yardstick out: “You took the whole walk at a pace you could talk at.”",
        patterns: [
            "for your|her|his|their age|size|weight|condition|build|level",
            """
            bad|good|great|well|amazing|impressive|strong|fast|fit|remarkable for a|an|someone|somebody ..1 \
            @people|beginner|newbie|novice|pensioner|granny|grandmother|who|your|like|with|in|that|older|of
            """,
            "at your age|size|weight",
            """
            everyone|everybody|others|people else managed|manages|did|does|can|could|finished|keeps|kept|has|\
            copes|finds|found|makes|made
            """,
            "the others|rest all? managed|manage|did|do|can|could|finished|keep|kept|cope",
            "if he|she|they|i|@name|@others can|could do it|this|that",
            "why can|could not you",
            "look at what @others|@name did|does|do|managed|can",
        ]
    )
}
