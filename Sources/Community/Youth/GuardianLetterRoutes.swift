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
        let written = try await store.write { transaction -> Written in
            let circle = try page.circle(transaction)
            guard let person = try GroupMemberQueries.person(handle: fields.text("person"), seenBy: circle, in: transaction), person.id != circle.id,
                !circle.isBlocked(person.id),
                try MembershipQueries.standing(of: person.id, practice: membership.practice.id, in: transaction) != nil,
                try GuardianQueries.isMinor(person.id, in: transaction), let guardian = try GuardianQueries.guardian(of: person.id, in: transaction)
            else { throw NotFound() }
            let about: ID<Plate>? = ID(fields.raw("plate"))
            let asked = try about.map { try self.plate($0, of: person, membership, circle, transaction) }
            if sendsMail {
                if let asked {
                    try AskGuardian.toShow(asked, title: asked.content.title, origin: origin, in: transaction)
                } else if guardian.agreedAt == nil {
                    try AskGuardian.toJoin(person.id, origin: origin, in: transaction)
                } else {
                    try AskGuardian.withTheLink(person.id, origin: origin, in: transaction)
                }
                return Written.letter(person.href)
            }
            let link = try AskGuardian.link(person.id, about: asked?.plate.value, origin: origin, in: transaction)
            let frame = try MemberFrame.frame(
                "\(person.firstName)’s guardian", at: .elsewhere, practice: membership.practice, for: circle, formToken: context.visit.formToken(),
                in: transaction)
            return Written.link(pages.page(frame, main: handing(person, guardian, link)))
        }
        switch written {
        case .letter(let back): return .see(back.saying(.guardianWritten))
        case .link(let html): return try Response.page(html, for: request).unkept()
        }
    }

    private enum Written {
        case letter(Href)
        case link(HTML)
    }

    /// - Throws: `NotFound` where the plate is not about that person, or nothing of it waits for a guardian.
    private func plate(_ id: ID<Plate>, of person: Account, _ membership: Membership, _ circle: Circle, _ transaction: Transaction) throws -> Plate {
        let entry = try WallBench.entry(id, practice: membership.practice.id, for: circle, in: transaction)
        guard entry.subject.id == person.id, let plate = try PlateQueries.plate(id, in: transaction),
            try !GuardianAnswers.missing(for: id, in: transaction).isEmpty
        else { throw NotFound() }
        return plate
    }

    private func handing(_ person: Account, _ guardian: Guardian, _ link: String) -> HTML {
        """
        <header class="head"><div><h1>\(person.firstName)’s guardian</h1></div></header><section class="card stack">\
        <p>This server sends no mail. Please hand this link to \(guardian.name) yourself, and to nobody else: whoever has it answers for \(person.firstName).</p>\
        <div class="field"><label for="link">The link</label><input id="link" readonly value="\(link)"></div><p><a class="btn slim" href="\(person.href)">Back to \(person.firstName)</a></p></section>
        """
    }
}
