/// Controlling words. People keep up what they chose themselves; "should" and "must" turn it into somebody else's wish.
/// Slogans that make light of pain or rest stand here too, since they push people past what is good for them.
enum PressureRules {
    static let all = [duty, command, slogan, streak]

    private static let duty = PraiseRule(
        .pressure,
        advice: "A “should” takes the choice away; an idea with a reason leaves it with them.",
        instead: "Offer it: “One idea, if it suits you: …, because …”",
        patterns: [
            """
            <!@relative you @adverb? @adverb? should !be_proud|be_so|be_very|be_really|be_rightly|be_pleased|\
            be_happy|be_delighted|be_glad|be_able|be_celebrating|feel_proud|feel_so|feel_very|feel_good|\
            feel_pleased|feel_free|have_seen|see|know|not_feel|not_worry|not_have_had|hear|take_a_bow|\
            give_yourself|hold_your_head|both_be|all_be
            """,
            "<!@relative you @adverb? @adverb? must !be|have|feel|know|both_be|all_be",
            "you must be more|stricter|better|harder|tougher|consistent|disciplined|there|on",
            "<!@relative you @adverb? @adverb? ought to !be_proud|be_so|be_very|be_pleased|feel_proud",
            "<!@relative you @adverb? @adverb? need to !be_told",
            """
            <!@relative you @adverb? @adverb? have to !say|admit|laugh|hand|be_proud|see|love|start_somewhere|\
            offer|give|tell|share|show|wonder
            """,
            """
            <!@relative you have got to !the|a|an|your|my|our|level|week|day|know|where|be_proud|see|meet|this|\
            that|ten|five
            """,
            "you have? gotta !love|admit|laugh",
            "you had|would better",
            "^ you better !believe",
            "<!@relative you are supposed|meant|expected|required to !be_proud",
            "you can not @adverb? stop|quit|miss|skip|slack|afford",
            "you can not @adverb? give up|in",
            "you owe it to",
            "you have no excuse",
            "you promised me|us",
            "you promised $",
        ]
    )

    private static let command = PraiseRule(
        .pressure,
        advice: "An order is hard to like; a question or an invitation keeps it theirs.",
        instead: "Ask: “What would make the next one easier?”",
        patterns: [
            "i|we @adverb? expect|demand|insist ..1 you|more|better|nothing",
            "i|we want|need you to do|hit|push|finish|lose|keep|try|work|train|start|stop|get",
            "<!i|we|they|you|people|who|some do not ever? you? dare|skip|slack|quit|cheat|slip|ruin|waste",
            "<!i|we|they|you|people|who do not stop|quit|rest|slow|slack now|yet|down",
            "do not be ..1 lazy|soft|weak|baby|quitter|wimp|coward",
            "do not you? even? dare",
            "do not let me|us|them|yourself|everyone|the down",
            "make sure you do|keep|never|finish|get|show|turn|hit|stick",
            "<!you|i|we|they|to|and|who try|push|work|train harder !than",
            "stop being|making lazy|excuses|soft|weak|difficult",
            "push yourself harder|more|further|past|beyond",
            "if you want results|success",
        ]
    )

    private static let slogan = PraiseRule(
        .pressure,
        advice: "Pain is a reason to stop and look, and rest is part of the plan.",
        instead: "Back the wise choice: “You can ease off whenever your body asks, and come back when it is ready.”",
        patterns: [
            "no|enough|stop|zero making? excuses|excuse !needed|required|necessary|is_needed|are_needed|owed",
            "no pain no gain",
            "pain is|means|equals only|just? weakness|temporary|gain|progress|growth|fuel|nothing",
            "weakness leaving",
            """
            train|push|pushing|run|power|fight|exercise|work|walk|play|lift|keep|carry going|on? through|\
            despite the|your|that|this? pain|injury|hurt|ache|burn|agony
            """,
            "train|push|power|exercise|fight through it",
            "ignore the|your|that|any pain|ache|aches|signals|fatigue|tiredness",
            "feel the burn",
            "man|toughen|harden up",
            "suck it up",
            "tough it out",
            "^ get over yourself|it",
            "go hard or go home",
            "no days off",
            "no rest|rests for|days|until",
            "rest is for",
            "winners do? not|never quit",
            "quitters never",
            "failure is not an option",
            "sleep when you are dead",
            "mind over matter",
            "sweat is|equals ..1 fat|weakness",
            "push past|beyond ..2 limits|limit|pain|breaking",
            "<!you|i|we|they|who never miss|skip a",
            "only the strong",
            "beast mode",
        ]
    )

    private static let streak = PraiseRule(
        .pressure,
        advice: "A streak that could break makes the next missed day feel like a loss.",
        instead: "Count weeks kindly: “Three of the last four weeks had a walk in them.”",
        patterns: [
            "do not break|lose|ruin|spoil ..2 streak|chain|run|record",
            "keep ..2 streak going|alive|up",
            "lose|lost|broke|break|broken|ruined your|the streak",
        ]
    )
}
