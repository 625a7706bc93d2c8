/// Sentences for when a post's own words give nothing safe to pick up: they name what the kind of post already shows.
enum PraiseByKind {
    static func sentences(for occasion: PraiseOccasion) -> [String] {
        switch occasion.kind {
        case .win:
            [
                "You set yourself a step and you did it. Then you let us see it.",
                "You said what you would do, and then you made room for it.",
                "You took one small thing seriously until it was done.",
            ]
        case .firstPost:
            [
                "You wrote the first line here, and that takes some courage. Welcome{name}.",
                "You let us know where you are starting from. That is a real first step.",
                "You came in and said hello. It is good to have you with us.",
            ]
        case .question:
            [
                "You asked out loud, so now others get the answer as well.",
                "You went looking for an answer before guessing. That saves a lot of detours.",
                "You said what you do not know yet, and that is how a good plan starts.",
            ]
        case .returning:
            [
                "You came back, and that is the part that counts. Good to see you{name}.",
                "You picked a day and began again. It does not have to be more than that.",
                "You wrote again after a quiet time. We are glad you did.",
            ]
        case .helping:
            [
                "You took the time to answer properly, and somebody goes into the week better prepared.",
                "You noticed that somebody could use a hand, and you gave one.",
                "You passed on what worked for you and left the choice with them.",
            ]
        case .note:
            [
                "You stopped to look at how it went, and you wrote it down.",
                "You kept us in the picture, the ordinary days included.",
                "You noticed what helped and what did not. That is worth knowing next time.",
            ]
        }
    }

    /// For posts about weight, body or food: they were written and shared, and that can be named without judging a result.
    static let plain = [
        "You let us in on how it is going, in your own words.",
        "You took the time to tell us. It is good to hear from you{name}.",
        "You kept us in the picture, the ordinary days included.",
    ]

    /// For training through pain or without rest.
    static let strained = [
        "Thank you for telling us how it really was{name}. Rest counts as part of the plan.",
        "You told us what it took. A rest day is yours too, whenever you want it.",
        "You shared how the week went. An easier day would count just as much.",
    ]

    /// For posts about grief, restriction or a risk to life: thanks and company, no praise of deeds.
    static let tender = [
        "Thank you for telling us{name}. You do not have to carry this on your own.",
        "You put this into words, and we are listening.",
        "You told somebody, and we are here with you.",
        "You wrote this down and let us read it. Take all the time you want.",
    ]

    static let firstWin = [
        "You took the very first step you set yourself, and it is done.",
        "Your first win came from starting small and then going through with it.",
        "You gave yourself a first step and then kept your word to yourself.",
    ]
}
