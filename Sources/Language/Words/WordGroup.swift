/// Groups of words that many patterns share.
enum WordGroup: String, CaseIterable {
    case fill, adverb, relative, better, others, people, negation, reporting, did, looks, body, capitalised

    var words: Set<String> { Self.words[self] ?? [] }

    private static let words: [WordGroup: Set<String>] = [
        .fill: [
            "a", "an", "the", "so", "such", "very", "really", "just", "truly", "simply", "absolutely", "absolute",
            "totally", "total", "clearly", "obviously", "naturally", "incredibly", "always", "actually", "quite", "too",
            "my", "our", "one", "real", "true", "complete", "completely", "proper", "bit", "of", "utterly", "looking",
            "little", "much", "seriously", "honestly", "genuinely", "extremely", "super",
        ],
        .adverb: [
            "also", "really", "just", "still", "always", "probably", "definitely", "now", "then", "even", "only",
            "finally", "actually", "have", "had", "did", "at", "last", "simply", "deliberately", "instead", "again",
            "absolutely", "seriously", "honestly", "first", "quickly",
        ],
        .relative: [
            "if", "when", "whenever", "as", "what", "whatever", "all", "everything", "anything", "where", "how",
            "whether", "than", "unless", "until", "once", "things", "thing", "before", "why", "while", "wherever",
            "like", "what's", "help",
        ],
        .better: [
            "more", "better", "faster", "quicker", "further", "farther", "stronger", "harder", "fitter", "longer",
            "heavier", "higher", "less", "worse", "slower", "weaker", "fewer", "thinner", "slimmer", "braver",
            "tougher",
            "lighter", "behind", "ahead", "younger", "healthier", "leaner", "smarter", "sooner",
        ],
        .others: [
            "him", "her", "them", "me", "us", "everyone", "everybody", "anyone", "anybody", "others", "someone",
            "somebody", "mine", "hers", "his", "theirs", "women", "men",
        ],
        .people: [
            "person", "people", "woman", "women", "man", "men", "lady", "ladies", "girl", "girls", "boy", "guy", "guys",
            "athlete", "runner", "swimmer", "human", "being", "members", "clients", "client", "beginners", "patient",
            "patients", "walker", "lifter", "lass", "lad",
        ],
        .negation: [
            "not", "never", "no", "nobody", "none", "without", "neither", "nor", "nothing", "hardly", "instead",
            "rather", "noone",
        ],
        .reporting: [
            "say", "says", "said", "saying", "told", "tell", "tells", "call", "calls", "called", "thinks", "thought",
            "wrote", "heard", "claim", "claims", "claimed", "insist", "insisted", "insists", "believed",
        ],
        .did: [
            "did", "walked", "ran", "swam", "cycled", "danced", "climbed", "stretched", "went", "practised",
            "practiced",
            "managed", "trained", "came", "took", "lifted", "jogged", "moved", "finished", "completed", "rode",
            "joined",
            "started", "made", "tried", "turned", "showed",
        ],
        .looks: [
            "great", "amazing", "fabulous", "fantastic", "incredible", "stunning", "gorgeous", "beautiful", "slim",
            "slimmer", "thin", "thinner", "lean", "leaner", "fit", "fitter", "hot", "sexy", "skinny", "smaller",
            "toned", "trim", "younger",
        ],
        .body: [
            "body", "figure", "physique", "waist", "waistline", "legs", "bum", "abs", "tummy", "stomach", "arms",
            "shape",
        ],
        .capitalised: [
            "i", "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
            "november", "december", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
            "christmas", "easter", "covid", "you", "your", "the", "a", "an", "it", "that", "this", "last", "ever",
            "before", "most", "any", "in", "at", "on",
        ],
    ]
}
