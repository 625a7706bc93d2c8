import Identity
import Kernel
import Site
import Trust

/// The parts of the People page about following each other.
struct TogetherPages: Sendable {
    private let draw: Drawing
    private let ties: RelationPages

    init(draw: Drawing) {
        self.draw = draw
        ties = RelationPages(draw: draw)
    }

    /// The group's round: the picture of all pairs and one's own line for those who said yes, the question for the others.
    func round(_ round: FollowRound, me: ID<Account>, formToken: String) -> HTML {
        guard round.isIn else { return question(round, formToken) }
        return """
            <section class="stack round" aria-label="Following each other in \(round.group.name)">
            <header class="head"><div><h2>\(sum(round))</h2><p>\(said(round))</p></div></header>
            <div class="card knot">\(round.people.count > 1 && round.people.count <= FollowRound.mostDrawn ? picture(round, me) : "")
            <div class="stack"><p class="h big-say">\(line(round, me))</p>\(open(round, me))
            <form method="post" action="\(round.group.href + "/follow-each-other")">\(FormPages.token(formToken))\
            <p class="small dim">Everybody counted here said yes to it. <button class="linkbutton" name="do" value="leave">I would rather not</button></p></form></div></div></section>
            """
    }

    private func sum(_ round: FollowRound) -> String {
        round.possible == 0 ? "Following each other" : "\(round.mutual.grouped) of \(round.possible.grouped) possible mutual follows"
    }

    private func said(_ round: FollowRound) -> String {
        if round.people.count == 1 { return "You are the first in \(round.group.name) to say yes to following each other. Others see the question here, too." }
        let people = NumberWords.word(round.people.count).capitalizedFirst
        return
            "\(people) people in \(round.group.name) said yes to following each other. When both people in a pair do, \(round.people.count <= FollowRound.mostDrawn ? "a square fills in" : "it counts as one")."
    }

    private func line(_ round: FollowRound, _ me: ID<Account>) -> String {
        let mutual = round.mutual(of: me)
        let open = round.open(for: me).count
        let begin =
            switch mutual {
            case 0: "Nobody and you follow each other yet."
            case 1: "You and one of them follow each other."
            default: "You and \(NumberWords.word(mutual)) of them follow each other."
            }
        switch open {
        case 0: return round.people.count == 1 ? "It begins with you." : begin + " That is everybody."
        case 1: return begin + " One is open."
        default: return begin + " \(NumberWords.word(open).capitalizedFirst) are open."
        }
    }

    /// The triangle of README.md: pair (r, c) at x = 20c + 2, y = 20r + 2; names on the diagonal; one's own line marked.
    private func picture(_ round: FollowRound, _ me: ID<Account>) -> HTML {
        let side = 20 * round.people.count
        var parts: [HTML] = []
        for (row, person) in round.people.enumerated() {
            for (column, other) in round.people.prefix(row).enumerated() {
                let isMine = person.id == me || other.id == me
                let names = [round.isMutual(person.id, other.id) ? "y" : nil, isMine ? "you" : nil].compactMap { $0 }.joined(separator: " ")
                parts.append(square(column, row, names))
            }
            parts.append(name(person, row, isMe: person.id == me))
        }
        return """
            <svg class="tri" viewBox="0 0 \(side + 44) \(side + 2)" role="img" aria-label="\(sum(round)). The open pairs on your own line are listed beside the picture.">\(each: parts, { $0 })</svg>
            """
    }

    private func square(_ column: Int, _ row: Int, _ names: String) -> HTML {
        #"<rect\#(attribute: "class", names.isEmpty ? nil : names) x="\#(20 * column + 2)" y="\#(20 * row + 2)" width="16" height="16" rx="5"/>"#
    }

    private func name(_ person: Account, _ row: Int, isMe: Bool) -> HTML {
        let short = person.firstName.count > 9 ? person.firstName.prefix(8) + "…" : person.firstName[...]
        return #"<text\#(attribute: "class", isMe ? "you" : nil) x="\#(20 * row + 3)" y="\#(20 * row + 14)">\#(String(short))</text>"#
    }

    private func open(_ round: FollowRound, _ me: ID<Account>) -> HTML {
        let open = round.open(for: me)
        guard !open.isEmpty else { return "" }
        let rows = open.prefix(6).map { pair($0) }
        return """
            <ul class="rows">\(each: rows, { $0 })</ul>\(more(open.count - 6), if: open.count > 6)
            """
    }

    private func more(_ count: Int) -> HTML { #"<p class="small dim">And \#(NumberWords.word(count)) more.</p>"# }

    private func pair(_ pair: (person: Account, followsMe: Bool, isFollowed: Bool)) -> HTML {
        let words = pair.followsMe ? "follows you" : pair.isFollowed ? "you follow, and they may follow back" : "neither of you yet"
        let about = pair.person.about.isEmpty ? "" : ", " + pair.person.about
        let relation = Relation(follows: pair.isFollowed ? .following : nil, isFollowed: pair.followsMe ? .following : nil)
        return """
            <li class="row">\(draw.face(pair.person.face, 36))<p class="grow"><a class="name" href="\(pair.person.href)">\(pair.person.firstName)</a><br>\
            <span class="small quiet">\(words + about)</span></p>\(pair.isFollowed ? "" : ties.follow(pair.person, relation))</li>
            """
    }

    private func question(_ round: FollowRound, _ formToken: String) -> HTML {
        let others =
            switch round.people.count {
            case 0: "Nobody has said yes yet."
            case 1: "One person has said yes."
            default: "\(NumberWords.word(round.people.count).capitalizedFirst) people have said yes."
            }
        return """
            <section class="wash stack gap-s" aria-labelledby="round-\(round.group.id)"><h2 id="round-\(round.group.id)">Follow each other in \(round.group.name)?</h2>
            <p class="quiet">Those who say yes see who of them follows whom, and can follow back with one tap. Nobody else sees it, nobody is reminded, and you can end it any day. \(others)</p>
            <form class="line" method="post" action="\(round.group.href + "/follow-each-other")">\(FormPages.token(formToken))<button class="btn slim go" name="do" value="join">Yes, count me in</button></form></section>
            """
    }

    // MARK: Suggestions

    func flock(_ suggestions: [Suggestion]) -> HTML {
        guard !suggestions.isEmpty else { return "" }
        let cards = suggestions.map(card)
        return """
            <section class="flock" aria-labelledby="fk"><div class="line between"><div><h2 id="fk">Find your flock</h2>\
            <p class="small quiet">People whose road looks like yours. Each said that they may be found.</p></div><a class="btn slim" href="/me/settings">May I be found?</a></div>
            <ul class="flocks">\(each: cards, { $0 })</ul>
            <p class="small dim line nowrap top">\(draw.icon(.lock, .small))<span>Made of what you both can see. Your coach does not see whom you were shown.</span></p></section>
            """
    }

    private func card(_ suggestion: Suggestion) -> HTML {
        let whys = suggestion.reasons.map { reason in #"<li>\#(draw.icon(.check, .small))\#(reason.words)</li>"# as HTML }
        return """
            <li class="card">\(draw.face(suggestion.person.face, 56))<h3><a class="name" href="\(suggestion.person.href)">\(suggestion.person.name)</a></h3>\
            <ul class="whys">\(each: whys, { $0 })</ul>\
            <div class="line">\(ties.follow(suggestion.person, .strangers))\
            <button class="btn bare slim" form="ties" formaction="\(suggestion.person.href + "/not-now")" aria-label="Not now: \(suggestion.person.name)">Not now</button></div></li>
            """
    }
}
