/// Guilt. Whoever was away comes back more easily to a welcome than to a reckoning.
enum DisappointmentRules {
    static let all = [letDown, absence, verdictOnEffort]

    private static let letDown = PraiseRule(
        .disappointment,
        advice: "Guilt keeps people away; a welcome brings them back.",
        instead: "Welcome them: “Good to see you. Where would you like to pick up?”",
        patterns: [
            """
            i|we am|are|was|were|would|will|have|feel|felt be|been? ..2 disappointed !for|by_how|about_my|\
            with_my|in_my|in_myself
            """,
            "i|we am|are not angry|mad|cross|upset just|only|but ..1 disappointed",
            "disappointed|ashamed|embarrassed in|with|by|of you",
            "you @adverb? disappoint|disappointed|disappointing me|us|everyone|them|the|yourself",
            "disappoints me|us",
            "let|lets|letting me|us|them|everyone|everybody|yourself|himself|herself|people down",
            "let|lets|letting the|your|our team|group|side|practice|class|buddy|partner|family|friends down",
            "what a disappointment",
            "shame on you",
            "ashamed of you|yourself",
            "i|we @adverb? expected more|better|you",
            "i|we @adverb? thought that? you wanted|cared|meant",
            "i|we @adverb? thought that? you would be? there|here|come|make|show|manage|try|do",
            "i|we @adverb? thought that? you were @fill? better|serious|committed|stronger|tougher",
            "i|we hoped you would",
            "if you @adverb? @adverb? cared|loved|tried|wanted|meant|bothered|respected",
            "if you were @adverb? serious|committed|bothered",
            "after all|everything i|we have? did|done",
            "you owe me|us",
        ]
    )

    private static let absence = PraiseRule(
        .disappointment,
        advice: "Being away needs no excuse; being back is the news.",
        instead: "Start from today: “You came back today, and that is the part that counts.”",
        patterns: [
            """
            you @adverb? @adverb? missed|skipped|bailed|cancelled|flaked|dropped|slipped|ghosted|disappeared|\
            vanished ..2 again
            """,
            "missed|skipped|cancelled ..2 yet? again",
            "where were you $",
            "where were you on|yesterday|last|this|at",
            "where have you been $",
            "what|whatever happened to you|your",
            "^ about time",
            "it is about time",
            "you @adverb? finally|eventually came|come|showed|turned|bothered|decided|remembered|joined",
            "finally|eventually you showed|turned|decided|bothered|remembered",
            "bothered|deigned to show|turn|join|come|reply|post|log",
            "^ better late than never",
            "you have been slacking|slipping|lazy|neglecting",
            "fell|fallen|falling|fall|slipped off the|your wagon|plan|diet",
            "back on the|your wagon|diet",
            "long time no",
            "nice|good of you to @adverb? join|show|turn|bother",
            "glad you could bother|finally",
            "not like you to",
            "this is the second|third|fourth time",
            "another|more|your|poor|lame|same excuse|excuses",
        ]
    )

    private static let verdictOnEffort = PraiseRule(
        .disappointment,
        advice: "A verdict on effort closes the door; a curious question opens it.",
        instead: "Be curious: “What got in the way this week, and what might help?”",
        patterns: [
            "you failed again|me|us",
            "you gave up again|too",
            "you gave up $",
            """
            you could have? do|done|try|tried|work|worked|push|pushed|be|been|make|made ..1 better|harder|more|\
            stricter !of|if_you
            """,
            "not|never good|hard|serious|committed enough",
            "you did not even try|bother|care",
            "you did not try|bother|care $",
            "you are|were not @fill? trying|committed|serious|bothered|disciplined|motivated",
            """
            you are|were|been being? @fill? @fill? lazy|slacking|weak|pathetic|useless|hopeless|unreliable|\
            undisciplined|careless
            """,
            "you lack|lacked discipline|willpower|commitment|motivation|self",
            "you have no discipline|willpower|commitment|self",
            "more|some willpower|discipline|commitment",
            "poor|weak|half|lazy hearted? effort|show",
            "is that all|it $",
            "call that a|an",
            "back to square one",
        ]
    )
}
