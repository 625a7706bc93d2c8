import Identity
import Kernel
import Language
import Site

/// The markup of praise: chips under a post, the form to say what one noticed, and who said what.
package struct PraisePages: Sendable {
    private let draw: Drawing
    static let chipsShown = 6

    package init(draw: Drawing) { self.draw = draw }

    /// What was said under a post, and the way to say something oneself.
    func footer(_ chips: [PraiseChip], on post: Post, isMine: Bool, isSmall: Bool = false, more: HTML = "") -> HTML {
        let long = chips.filter { !$0.isShort }.prefix(Self.chipsShown)
        let short = chips.filter(\.isShort).prefix(Self.chipsShown)
        let rest = chips.count - long.count - short.count
        let sayings = long.map { quotation($0, isMine) }
        let buttons = short.map { chip($0, isMine) }
        return """
            \(each: sayings, { $0 })<footer class="\(isSmall ? "chips few" : "chips")">\(each: buttons, { $0 })\
            \(optional: rest > 0 ? others(rest, post) : nil)\(optional: isMine ? nil : add(post, isSmall))\(more)</footer>
            """
    }

    /// Names its givers; a number only from three.
    private func givers(_ chip: PraiseChip) -> String {
        chip.givers > 2 ? "\(chip.givers)" : chip.names.map { $0.split(separator: " ").first.map(String.init) ?? $0 }.joined(separator: ", ")
    }

    private func chip(_ chip: PraiseChip, _ isMine: Bool) -> HTML {
        let inside: HTML = "\(draw.icon(chip.isPrivate ? .lock : .praise))\(chip.words) <b>\(givers(chip))</b>"
        if isMine {
            return #"<a class="chip said" href="\#("/posts/\(chip.post)/praise" as Href)">\#(inside)</a>"#
        }
        let name = chip.mine == nil ? "say" : "unsay"
        let value = chip.mine?.description ?? "\(chip.kind.rawValue)|\(chip.words)"
        return """
            <button class="chip said" form="act" formaction="\("/posts/\(chip.post)/praise" as Href)" name="\(name)" value="\(value)" \
            aria-pressed="\(chip.mine == nil ? "false" : "true")">\(inside)</button>
            """
    }

    private func quotation(_ chip: PraiseChip, _ isMine: Bool) -> HTML {
        """
        <p class="saying">\(draw.icon(chip.isPrivate ? .lock : .praise))<span><span class="voice">\(chip.words)</span> \
        <span class="small dim">\(givers(chip))\(", only for the two of you", if: chip.isPrivate)</span>\
        \(optional: chip.mine.map { unsay($0, chip.post) })</span></p>
        """
    }

    private func unsay(_ id: ID<Praise>, _ post: ID<Post>) -> HTML {
        #" <button class="quietlink" form="act" formaction="\#("/posts/\(post)/praise" as Href)" name="unsay" value="\#(id)">Take back</button>"#
    }

    private func others(_ count: Int, _ post: Post) -> HTML {
        #"<a class="chip" href="\#("/posts/\(post.id)/praise" as Href)">and \#(count) more</a>"#
    }

    private func add(_ post: Post, _ isSmall: Bool) -> HTML {
        """
        <a class="chip" href="\("/posts/\(post.id)/praise/new" as Href)" data-open="\("/posts/\(post.id)/praise/new" as Href)">\
        \(draw.icon(.plus))\(isSmall ? "Praise" : "Say what you noticed")</a>
        """
    }

    /// The form with a few starts, own words, and for whom.
    package struct FormView: Sendable {
        package let post: Post
        package let suggestions: [String]
        package let fields: FormFields
        package let errors: FormErrors
        package let findings: [PraiseFinding]
        package let formToken: String
        /// Where it is sent; the post’s praise by default.
        package var action: Href
        /// Whether the script may send it and put the answer in its place.
        package var isLive = true
        /// Further buttons, as Today has them.
        package var buttons: HTML = ""

        package init(
            post: Post, suggestions: [String], fields: FormFields = FormFields(), errors: FormErrors = FormErrors(), findings: [PraiseFinding] = [],
            formToken: String
        ) {
            action = "/posts/\(post.id)/praise"
            self.post = post
            self.suggestions = suggestions
            self.fields = fields
            self.errors = errors
            self.findings = findings
            self.formToken = formToken
        }
    }

    package func form(_ view: FormView) -> HTML {
        let words = view.fields.texts.isEmpty ? (view.suggestions.first ?? "") : view.fields.raw("words")
        let isUnder = view.fields.raw("where") == "under"
        let id = view.post.id
        let starts = view.suggestions.map { suggestion($0, words) }
        return """
            <form class="composer praiseform" method="post" action="\(view.action)"\(flag: "data-part", if: view.isLive)>\(FormPages.token(view.formToken))\
            <button class="sr" tabindex="-1" aria-hidden="true">Send praise</button>
            <label for="words-\(id)" class="hint">Say what \(view.post.author.firstName) did, not what they are. Pick a start or write your own.</label>
            <div class="suggest">\(each: starts, { $0 })</div>
            \(kinds(view, id))
            <textarea id="words-\(id)" name="words" class="voice" rows="3" required data-check="/praise/check"\(attribute: "aria-invalid", view.errors["words"] == nil ? nil : "true")>\(words)</textarea>
            \(optional: view.errors["words"].map(wrong))
            <div class="advice" aria-live="polite">\(advice(view.findings))</div>
            <div class="line between"><fieldset class="seg"><legend class="sr">Where \(view.post.author.firstName) sees it</legend>
            <label><input type="radio" name="where" value="private"\(flag: "checked", if: !isUnder)>\(draw.icon(.lock))Only \(view.post.author.firstName)</label>\
            <label><input type="radio" name="where" value="under"\(flag: "checked", if: isUnder)>\(draw.icon(.group))Under the \(view.post.kind == .win ? "win" : "post")</label></fieldset>
            <div class="line">\(view.buttons)<button class="btn warm">\(draw.icon(.praise))Send praise</button></div></div></form>
            """
    }

    private func wrong(_ sentence: String) -> HTML { #"<p class="wrong">\#(draw.icon(.alert, .small))<span>\#(sentence)</span></p>"# }

    /// A start fills the text: by the script at once, without it by asking the page again.
    private func suggestion(_ text: String, _ current: String) -> HTML {
        """
        <button type="submit" name="start" value="\(text)" formnovalidate aria-pressed="\(text == current ? "true" : "false")" data-start>\(text)</button>
        """
    }

    private func kinds(_ view: FormView, _ id: ID<Post>) -> HTML {
        let chosen = PraiseKind(rawValue: view.fields.raw("kind")) ?? .effort
        let choices = PraiseKind.allCases.map { kind($0, $0 == chosen) }
        return """
            <fieldset class="seg slim"><legend class="sr">What you noticed</legend>\(each: choices, { $0 })</fieldset>
            """
    }

    private func kind(_ kind: PraiseKind, _ isChosen: Bool) -> HTML {
        #"<label><input type="radio" name="kind" value="\#(kind.rawValue)"\#(flag: "checked", if: isChosen)>\#(kind.name)</label>"#
    }

    /// What the language check noticed: a suggestion, never a block.
    package func advice(_ findings: [PraiseFinding]) -> HTML { "\(each: findings.prefix(2), finding)" }

    private func finding(_ finding: PraiseFinding) -> HTML {
        """
        <div class="find"><p class="small"><b>“\(finding.phrase)”</b> \(finding.advice)</p>\
        <p class="sug small">Perhaps: <span class="voice">\(finding.instead)</span></p></div>
        """
    }

    /// Chips to give in one tap.
    func chips(_ post: Post) -> HTML {
        let buttons = PraiseKind.allCases.compactMap { kind in kind.chips.first.map { quick(kind, $0, post) } }
        return #"<div class="chips quick">\#(each: buttons, { $0 })</div>"#
    }

    private func quick(_ kind: PraiseKind, _ words: String, _ post: Post) -> HTML {
        """
        <button class="chip" form="act" formaction="\("/posts/\(post.id)/praise" as Href)" name="say" value="\(kind.rawValue)|\(words)">\
        \(draw.icon(.praise))\(words)</button>
        """
    }

    /// Who said what.
    package func list(_ praises: [Praise], _ time: TimeWords) -> HTML {
        guard !praises.isEmpty else { return #"<p class="pad quiet">Nobody has said anything yet.</p>"# }
        let rows = praises.map { row($0, time) }
        return #"<ul class="rows pad">\#(each: rows, { $0 })</ul>"#
    }

    private func row(_ praise: Praise, _ time: TimeWords) -> HTML {
        """
        <li class="row">\(draw.face(praise.giver.face, 36))<div class="grow"><p><a class="name" href="\(praise.giver.href)">\(praise.giver.name)</a> \
        <span class="small dim">\(time.ago(praise.givenAt))\(", only for the two of you", if: praise.isPrivate)</span></p>\
        <p class="voice">\(praise.words)</p></div><span class="tag warm">\(praise.kind.name)</span></li>
        """
    }
}
