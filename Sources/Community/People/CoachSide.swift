import Identity
import Kernel
import Language
import Site
import Store
import Trust

/// What professionals of a practice read beside somebody’s page: what that person answered them, when their channel was told of, and what
/// they would rather not read, where they said that coaches may know.
package struct CoachSide: Sendable {
    let practice: Practice
    let person: Account
    /// Newest first; only those that they were asked about.
    let plates: [(entry: PlateEntry, title: String, permissions: [Permission])]
    let promotedAt: Moment?
    let hasChannel: Bool
    let avoids: [Topic]
    /// Of somebody under 18.
    let guardian: Guardian?
    /// That they let the practice’s professionals see how it goes.
    var journey: VisibleJourney?

    static let most = 5

    /// `nil` for everybody else, and for one’s own page.
    static func read(_ person: Account, at practice: Practice?, for circle: Circle, in reading: Reading) throws -> CoachSide? {
        guard let practice, person.id != circle.id, WallBench.keeps(practice.id, circle), !circle.isBlocked(person.id) else { return nil }
        let entries = try Array(
            PlateQueries.asked(of: person.id, limit: 50, in: reading).filter { $0.practice == practice.id && $0.endedAt == nil }.prefix(most))
        let permissions = try PermissionQueries.permissions(of: entries.map(\.id), in: reading)
        let versions = try PlateQueries.newest(of: entries.map(\.id), in: reading)
        let topics = try ReaderFilterQueries.tells(person.id, in: reading) ? ReaderFilterQueries.filters(of: person.id, in: reading).topics : []
        return CoachSide(
            practice: practice, person: person, plates: entries.map { ($0, versions[$0.id]?.content.title ?? "", permissions[$0.id] ?? []) },
            promotedAt: try PromotionQueries.last(person.id, practice: practice.id, in: reading),
            hasChannel: try !PromotedChannels.offered(of: person, in: reading).isEmpty, avoids: Topic.allCases.filter { topics.contains($0.rawValue) },
            guardian: try GuardianQueries.isMinor(person.id, in: reading) ? GuardianQueries.guardian(of: person.id, in: reading) : nil,
            journey: try JourneySight.look(at: person, in: practice, by: circle, in: reading))
    }
}

struct CoachSidePages: Sendable {
    let draw: Drawing

    func html(_ side: CoachSide, _ token: String, _ time: TimeWords) -> HTML {
        let name = side.person.firstName
        return """
            \(optional: side.journey.map(journey))\(optional: side.guardian.map { guardian($0, side, token, time) })\(avoids(side), if: !side.avoids.isEmpty)\(answers(side, time), if: !side.plates.isEmpty)
            <section class="stack gap-s" aria-labelledby="tell"><h2 id="tell">For others to see</h2><p class="small quiet">\(told(side, time))</p><div class="line wrap">\
            <a class="btn slim" href="\("/p/\(side.practice.handle.text)/wall/nominate?person=\(side.person.handle.text)" as Href)">\(draw.icon(.wall, .small))Nominate</a>\
            \(promote(side, token, name), if: side.hasChannel)</div></section>
            """
    }

    private func journey(_ journey: VisibleJourney) -> HTML {
        """
        <section class="stack gap-s" aria-labelledby="jo"><h2 id="jo">How it goes</h2><p class="small quiet">\(journey.person.firstName) lets coaches see their weekly pulse.</p>\
        <p><a class="btn slim" href="\("/p/\(journey.practice.handle.text)/clients/\(journey.person.handle.text)" as Href)">\(draw.icon(.path, .small))Open their journey</a></p></section>
        """
    }

    private func guardian(_ guardian: Guardian, _ side: CoachSide, _ token: String, _ time: TimeWords) -> HTML {
        let name = side.person.firstName
        let line =
            guardian.agreedAt.map { "\(guardian.name) said yes on \(time.date($0))." }
            ?? guardian.refusedAt.map { "\(guardian.name) said no on \(time.date($0)), so the account will be erased." }
            ?? "\(guardian.name) has not answered yet. Until then \(name) reads, and does not write."
        return """
            <section class="stack gap-s" aria-labelledby="gu"><h2 id="gu">Under 18</h2><p class="small">\(line)</p><p class="small quiet">What is shown of \(name) needs \(name)’s own yes and the guardian’s.</p>\
            \(GuardianLetter.form(side.practice, side.person, nil, token, isAgain: guardian.agreedAt == nil), if: guardian.refusedAt == nil)</section>
            """
    }

    private func told(_ side: CoachSide, _ time: TimeWords) -> String {
        let name = side.person.firstName
        guard side.hasChannel else { return "\(name) has no channel that could be told of yet." }
        return side.promotedAt.map { "You last promoted \(name)’s channel \(time.ago($0))." } ?? "\(name)’s channel was never promoted."
    }

    private func promote(_ side: CoachSide, _ token: String, _ name: String) -> HTML {
        """
        <form method="post" action="\("/p/\(side.practice.handle.text)/promote" as Href)">\(FormPages.token(token))<input type="hidden" name="person" value="\(side.person.handle.text)">\
        <button class="btn slim">\(draw.icon(.promote, .small))Promote</button></form>
        """
    }

    private func avoids(_ side: CoachSide) -> HTML {
        """
        <section class="stack gap-s" aria-labelledby="av"><h2 id="av">Would rather not read about</h2><p class="small">\(NumberWords.listed(side.avoids.map(\.name)).capitalizedFirst).</p>\
        <p class="small quiet">\(side.person.firstName) lets coaches know. What you write about it is folded away for them.</p></section>
        """
    }

    private func answers(_ side: CoachSide, _ time: TimeWords) -> HTML {
        let rows = side.plates.map { plate in
            """
            <li class="row top"><div class="grow"><a class="plain strong" href="\("/p/\(side.practice.handle.text)/wall/work/\(plate.entry.id)" as Href)">\(plate.title)</a>\
            <p class="small quiet">\(line(plate.permissions, time))</p></div></li>
            """ as HTML
        }
        return
            #"<section class="stack gap-s" aria-labelledby="answered"><h2 id="answered">What \#(side.person.firstName) has answered</h2><ul class="rows perms">\#(each: rows, { $0 })</ul></section>"#
    }

    private func line(_ permissions: [Permission], _ time: TimeWords) -> String {
        let yes = permissions.filter { $0.stands(at: time.now) }
        if !yes.isEmpty {
            let until = yes.compactMap(\.validUntil).min().map { " until \(time.date($0))" } ?? ""
            return "Yes\(until): \(yes.map(\.surface.shortTitle).joined(separator: ", "))"
        }
        if permissions.contains(where: \.isOpen) { return "Asked, not answered yet" }
        let again = permissions.compactMap(\.askAgainAt).max()
        let quiet = again.map { $0 == Permission.never ? ", does not want to be asked again" : ", not to be asked before \(time.date($0))" } ?? ""
        return "No\(quiet)"
    }
}
