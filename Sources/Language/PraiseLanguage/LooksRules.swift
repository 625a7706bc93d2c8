/// Remarks about looks, weight and body, and about food as good or bad. They make worth depend on a body, and hurt most
/// those who struggle with eating. What a body can do now is always the better news.
enum LooksRules {
    static let all = [looks, weight, food]

    private static let looks = PraiseRule(
        .looks,
        advice: "Remarks about looks can hurt even when meant well; what they can do now is the better news.",
        instead: "Name what became possible: “You carried the shopping up without stopping.”",
        patterns: [
            """
            you @adverb? look|looked|looking|appear @fill? @fill? @fill? @looks|attractive|good|awesome|\
            wonderful|ripped|athletic|lovely|pretty|handsome|healthier !doing|running|moving|when|out_there
            """,
            "you are|were @adverb? looking @fill? @fill? @fill? @looks|good|awesome|lovely|healthier",
            """
            ^ @fill? @fill? looking|look|looks @fill? @fill? great|amazing|fabulous|fantastic|slim|slimmer|lean|\
            fit|hot|good|toned|trim|gorgeous|skinny|ripped !for|on_paper
            """,
            """
            you are|were|look|get|getting|got|becoming|turning @fill? @fill? @fill? getting? @fill? skinny|slim|\
            slimmer|slender|thin|thinner|lean|leaner|toned|ripped|shredded|trim|gorgeous|stunning|sexy|glowing|\
            radiant|beautiful|handsome|attractive
            """,
            "hello|hey|hi|morning gorgeous|beautiful|sexy|handsome|skinny",
            """
            your @body is|are|has|have ..2 changed|changing|transform*|toned|shrinking|smaller|flatter|slimmer|\
            leaner|stunning|goals
            """,
            "your @body look|looks|looked|looking",
            "beach|bikini|summer|dream|hot|sexy|great|amazing body|bod|figure|physique",
            "body|figure transformation|goals",
            "flat|flatter stomach|tummy",
            "six pack",
            "dress|clothes|jeans|trouser size|sizes",
            "clothes|jeans|trousers|dress are|is|look|looks|fit|fits ..2 looser|loose|baggy|better|hanging|smaller",
            "slim|slimmed|slimming down",
        ]
    )

    private static let weight = PraiseRule(
        .looks,
        advice: "Weight goes up and down for many reasons; what they did stays theirs.",
        instead: "Praise the doing: “You found a way to move on most days this month.”",
        patterns: [
            "lose|lost|losing|shed|shedding ..3 weight|pounds|kilos|kg|stone|inches|lbs|fat",
            "drop|dropped|dropping|down ..3 pounds|kilos|kg|stone|inches|lbs|size|sizes",
            "weight|fat loss !is_not|was_not|is_only|was_never|is_never",
            "how @fill? slim|slimmer|thin|thinner|lean|skinny|toned|small|fit|gorgeous|young you|your",
            "pounds|kilos|kg|stone|inches|lbs|weight are|is? falling|melting|dropping|coming",
            "pounds|kilos|kg|stone|inches|lbs down|lighter|gone|lost|off",
            "the|your|those|bathroom scale|scales !of",
            "burn|burned|burnt|burning ..3 calories|fat|off",
            "gain|gained|gaining ..2 weight",
            "put|putting on ..1 weight",
            "your weight is|has|goal|number|journey|graph",
            "goal|target|ideal weight",
            "bmi",
            "half the|your man|woman|size|person",
            "there is less of you",
            "smaller version of you",
        ]
    )

    private static let food = PraiseRule(
        .looks,
        advice: "Calling food good or bad invites guilt; eating is never a moral test.",
        instead: "Leave food out, or name a choice they told you about: “You planned your week before it got busy.”",
        patterns: [
            "good|bad|naughty|strict|perfect|disciplined|well with|on|about your|the|my food|eating|diet|meals|snacks",
            "eat|eating|ate clean|right|perfectly",
            "cheat|cheated|cheating day|meal|days|meals",
            "guilty pleasure",
            "guilt free",
            """
            earn|earned|deserve|deserved|deserves that|your|the|a|some cake|treat|dinner|dessert|pizza|biscuit|\
            biscuits|chocolate|pudding|meal|carbs|food
            """,
            "burn|work|walk|run it|that|them off",
            "resist|resisted|resisting ..2 cake|temptation|biscuit|biscuits|chocolate|carbs|sugar|dessert|pizza|treats",
            "junk|naughty|sinful|bad food|foods|treat|treats",
            "stuck|stick|sticking|kept|keep to your|the diet",
            "you were|are|have been? so|very|really? naughty|bad $",
        ]
    )
}
