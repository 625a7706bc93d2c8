/// All texts of one practice, read once.
struct CastCorpus: Sendable {
    let texts: [CastText]
    let prompts: [CastText]
    let pools: [ComposedPool]
    let problems: [String]

    static let harbour: CastCorpus = CastCorpus(
        [HarbourNamed.text, HarbourNamedMore.text, HarbourMoving.text, HarbourIndoors.text], prompts: HarbourPrompts.text,
        everyday: HarbourEveryday.text
    )
    static let gutFeeling: CastCorpus = CastCorpus(
        [GutFeelingNamed.text, GutFeelingTable.text], prompts: GutFeelingPrompts.text, everyday: GutFeelingEveryday.text
    )

    static func of(_ practice: String) -> CastCorpus {
        practice == "harbour" ? harbour : gutFeeling
    }

    private init(_ sources: [String], prompts: String, everyday: String) {
        let corpus = CorpusParser(sources)
        let asked = CorpusParser([prompts])
        let composed = ComposedParser(everyday)
        texts = corpus.texts
        self.prompts = asked.texts
        pools = composed.pools
        problems = corpus.problems + asked.problems + composed.problems
    }
}

extension String {
    /// The lines, as dealt from a deck.
    var castLines: [String] { split(separator: "\n").map(String.init) }

    /// With one of each `{a|b}` chosen. `{peer}` becomes `@` and the handle, or "a friend" where there is none.
    func castFilled(_ random: inout CastRandom, peer: String?) -> String {
        var result = ""
        var rest = self[...]
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            result += rest[..<open]
            let choice = rest[rest.index(after: open)..<close]
            if choice == "peer" {
                result += peer.map { "@\($0)" } ?? "a friend"
            } else {
                result += random.pick(choice.split(separator: "|").map(String.init)) ?? ""
            }
            rest = rest[rest.index(after: close)...]
        }
        return result + rest
    }
}
