/// What praise can name: always something a person did, never something they are.
package enum PraiseKind: String, CaseIterable, Sendable {
    case effort, strategy, persistence, courage, honesty, helping

    /// The kind as one word on screen.
    package var name: String {
        switch self {
        case .effort: "Effort"
        case .strategy: "Strategy"
        case .persistence: "Persistence"
        case .courage: "Courage"
        case .honesty: "Honesty"
        case .helping: "Helping"
        }
    }

    /// Short phrases for praise in one tap.
    package var chips: [String] {
        switch self {
        case .effort: ["Turned up early", "Made room for it", "Gave it a proper go", "Did it on a long day"]
        case .strategy: ["Used what was there", "Planned around it", "Rested on purpose", "Chose the smaller version"]
        case .persistence: ["You kept at it", "Came back after a gap", "Tried it another way", "One more week"]
        case .courage: ["Asked for help", "Said yes to something new", "Went on your own", "First time, and you went"]
        case .honesty: ["Said the true thing", "Honest about it", "Told the whole story", "Named what was hard"]
        case .helping:
            ["You made me try", "Brought someone along", "Answered when it counted", "Shared what you learnt"]
        }
    }
}
