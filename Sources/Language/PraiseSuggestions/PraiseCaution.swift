/// How careful a suggestion has to be, judged from the receiver's own words.
enum PraiseCaution {
    /// Nothing in the way.
    case none
    /// Pain, medicine or a condition come up: name how it was done, never how much or how often.
    case health
    /// Weight, body or food come up: as above, and no praise for the result itself.
    case body
    /// Training through pain or without rest: offer rest, praise no volume.
    case strained
    /// Grief, restriction or a risk to life: thank them for telling, praise nothing that was done.
    case tender

    init(_ words: WordMatcher) {
        let topics: [(PraiseCaution, [WordPattern])] = [
            (.tender, Self.tenderTopics), (.strained, Self.strainedTopics), (.body, Self.bodyTopics),
            (.health, Self.healthTopics),
        ]
        self = topics.first { Self.mentions($0.1, in: words) }?.0 ?? .none
    }

    /// A word counts even when it is negated or quoted: here a false alarm costs only a plainer sentence.
    private static func mentions(_ topics: [WordPattern], in words: WordMatcher) -> Bool {
        words.words.indices.contains { position in topics.contains { words.reads($0, at: position) } }
    }

    private static let tenderTopics = [
        "suicid*|overdos*|selfharm*", "self harm*|injur*", "kill|hurt|harm|hurting|cutting|cut|hate|hated myself",
        "die|died|dying|death|funeral|bereave*|miscarr*|grief|grieving|stillb*", "passed away",
        "no|not|any point|reason ..3 living|live|on|anymore", "<!the end it all", "end my life",
        "want|wanted ..2 disappear|die", "off without me", "can|could not go on", "not want to be here|alive",
        "purge|purged|purging|vomit*|laxative*|binge*|bingeing|starv*|anorex*|bulimi*|restrict*|fasted|fasting",
        "threw|throw|throwing up", "made|make|making myself sick",
        "skip|skipped|skipping ..2 meal|meals|lunch|dinner|breakfast", "not|stopped|without eat|ate|eaten|eating",
        "feel|felt|am|feeling ..1 hopeless|worthless", "abus*|assault*|rape|raped",
        "cancer|terminal|metasta*|palliative|hospice|relapse*",
        "lost my mum|dad|mother|father|husband|wife|son|daughter|baby|brother|sister|friend|partner|job",
    ].map(WordPattern.init)

    private static let strainedTopics = [
        "through ..2 pain|injury|agony", "despite ..3 pain|injury", "ignored|ignoring ..2 pain", "no ..1 rest day|days",
        "no days off", "days without ..1 rest|break", "without ..1 rest day|days", "twice|thrice a|per day",
        "faint|fainted|fainting|collapsed", "passed out", "chest pain|pains|tight*",
    ].map(WordPattern.init)

    private static let bodyTopics = [
        """
        weigh*|overweight|obes*|scale|scales|kg|kgs|kilo|kilos|pound|pounds|lb|lbs|stone|bmi|calor*|kcal|macros|\
        carbs|diet*
        """,
        "thin|thinner|slim*|skinny|fat|waist|inch|inches|belly|tummy|stomach|thigh*|dress|jeans|size|mirror|ugly",
        "food|eat|ate|eaten|eating|meal|meals|sugar|snack*|hungry|hunger",
    ].map(WordPattern.init)

    private static let healthTopics = [
        """
        pain|painful|pains|hurt|hurts|hurting|sore|ache|aches|aching|injur*|sprain*|swollen|swelling|dizzy|\
        breathless|bleed*|bled
        """,
        """
        medic*|meds|tablet*|pill|pills|dose|doses|inject*|insulin|metformin|ozempic|wegovy|mounjaro|semaglutide|\
        steroid*|chemo*|infusion*|biologic*
        """,
        """
        doctor*|nurse|hospital|surgeon|surgery|operation|clinic|consultant|gp|diagnos*|symptom*|flare*|scan|\
        biopsy|stoma|colonoscopy|physio*
        """,
        "diabet*|crohn*|colitis|ibd|arthritis|asthma|copd|epilep*|cholesterol|stroke|pregnan*|menopaus*|blood|heart",
        "depress*|anxi*|bipolar|adhd|autis*|fatigue|panic*|addict*|sober|hip|knee|ill|sick|illness",
    ].map(WordPattern.init)
}
