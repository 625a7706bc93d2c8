import HTTPTypes
import Hummingbird
import Identity
import Kernel
import Site
import Store
import Trust

/// `/p/PRACTICE/guardian`: a professional has the parent or guardian of somebody under 18 written to once more; where the server sends no mail,
/// they are handed the link.
package struct GuardianLetterRoutes: Sendable {
    private let store: Store
    private let pages: FramePages
    private let origin: String
    private let sendsMail: Bool
    private let limit = RateLimit("guardian-letters", burst: 20, per: .hours(1))

    package init(store: Store, assets: Assets, origin: String, sendsMail: Bool) {
        self.store = store
        self.origin = origin
        self.sendsMail = sendsMail
        pages = FramePages(assets: assets)
    }

    package func add(to router: some RouterMethods<MemberContext>) { router.post("p/:practice/guardian", use: write) }

    @Sendable private func write(_ request: Request, _ context: MemberContext) async throws -> Response {
        let page = MemberPage(request, context)
        let membership = try page.membership()
        try Rights.check(.keepWall, membership)
        let fields = try await page.form(atMost: 1)
        try limit.take(context.viewer.id.description, at: store.clock.now())
        let html = try await store.write { transaction -> HTML in
            let circle = try page.circle(transaction)
            guard let person = try GroupMemberQueries.person(handle: fields.text("person"), seenBy: circle, in: transaction), person.id != circle.id,
                !circle.isBlocked(person.id),
                try MembershipQueries.standing(of: person.id, practice: membership.practice.id, in: transaction) != nil,
                try GuardianQueries.isMinor(person.id, in: transaction), let guardian = try GuardianQueries.guardian(of: person.id, in: transaction)
            else { throw NotFound() }
            var link: String?
            if let id = ID<Plate>(fields.raw("plate")) {
                let entry = try WallBench.entry(id, practice: membership.practice.id, for: circle, in: transaction)
                guard entry.subject.id == person.id, let plate = try PlateQueries.plate(id, in: transaction) else { throw NotFound() }
                if sendsMail {
                    try AskGuardian.toShow(plate, title: plate.content.title, origin: origin, in: transaction)
                } else {
                    link = try AskGuardian.link(person.id, about: id.value, origin: origin, in: transaction)
                }
            } else if sendsMail {
                try AskGuardian.toJoin(person.id, origin: origin, in: transaction)
            } else {
                link = try AskGuardian.link(person.id, about: nil, origin: origin, in: transaction)
            }
            let frame = try MemberFrame.frame(
                "\(person.firstName)’s guardian", at: .elsewhere, practice: membership.practice, for: circle, formToken: context.visit.formToken(),
                in: transaction)
            return pages.page(frame, main: told(person, guardian, link))
        }
        return try Response.page(html, for: request).unkept()
    }

    private func told(_ person: Account, _ guardian: Guardian, _ link: String?) -> HTML {
        let body: HTML =
            link.map {
                """
                <p>This server sends no mail. Please hand this link to \(guardian.name) yourself, and to nobody else: whoever has it answers for \(person.firstName).</p>\
                <div class="field"><label for="link">The link</label><input id="link" readonly value="\($0)"></div>
                """ as HTML
            } ?? "<p>We wrote to \(guardian.name) once more.</p>"
        return """
            <header class="head"><div><h1>\(person.firstName)’s guardian</h1></div></header><section class="card stack">\(body)<p><a class="btn slim" href="\(person.href)">Back to \(person.firstName)</a></p></section>
            """
    }
}
