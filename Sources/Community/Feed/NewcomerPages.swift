import Identity
import Kernel
import Site
import Trust

/// Those who came to a group of late, beside its feed, each with a way to greet them.
struct NewcomerPages: Sendable {
    private let draw: Drawing

    init(draw: Drawing) { self.draw = draw }

    func section(_ people: [Account], to group: Group) -> HTML {
        guard !people.isEmpty else { return "" }
        let rows = people.map { row($0, group) }
        return """
            <section class="stack gap-s" aria-labelledby="nw"><h2 id="nw">New this week</h2><ul class="rows">\(each: rows, { $0 })</ul></section>
            """
    }

    private func row(_ account: Account, _ group: Group) -> HTML {
        """
        <li class="row">\(draw.face(account.face, 36))<p class="grow small"><b class="strong">\(account.name)</b>\
        \(optional: account.about.isEmpty ? nil : "<br><span class=\"quiet\">\(account.about)</span>")</p>\
        <a class="btn slim" href="\("\(group.href)?say=\(account.handle.text)#write" as Href)">Say hello</a></li>
        """
    }
}
