import Community
import Foundation
import HTTPTypes
import Hummingbird
import Identity
import Kernel
import Site
import Store
import Trust

/// `/journey`: how it goes, for the person; `/p/PRACTICE/clients/HANDLE`: the same for professionals whom the person lets see it.
package struct JourneyRoutes: Sendable {
    private let store: Store
    private let pages: JourneyPages
    private let clients: ClientPages

    package init(store: Store, assets: Assets) {
        self.store = store
        pages = JourneyPages(assets: assets)
        clients = ClientPages(assets: assets)
    }

    package func add(to router: some RouterMethods<MemberContext>) {
        router.get("journey") { try await answer(MemberPage($0, $1), FormFields(), FormErrors(), .ok) }
        router.post("journey/pulse", use: keep)
        router.post("journey/sight", use: changeSight)
        router.post("journey/forget", use: forget)
        router.get("p/:practice/clients/:handle", use: client)
    }

    private func week(_ page: MemberPage, _ now: Moment) -> Week { Week(now, zone: TimeZone(identifier: page.viewer.timeZone ?? page.zone) ?? .gmt) }

    private func answer(_ page: MemberPage, _ fields: FormFields, _ errors: FormErrors, _ status: HTTPResponse.Status) async throws -> Response {
        let view = try await store.read { reading in
            let circle = try page.circle(reading)
            let time = page.time(page.zone, reading)
            let week = week(page, reading.now)
            let pulses = try PulseQueries.pulses(of: circle.id, since: week.earlier(by: PulseSummary.weeks - 1), in: reading)
            let grants = try JourneyGrantQueries.grants(of: circle.id, in: reading)
            return JourneyPages.View(
                frame: try MemberFrame.frame(
                    "Your journey", at: .journey, for: circle, formToken: page.context.visit.formToken(), said: page.said, in: reading),
                me: circle.viewer.account, startedAt: try PulseQueries.startedAt(circle.id, in: reading),
                summary: PulseSummary(pulses, thisWeek: week), thisWeek: pulses.last { $0.week == week }, week: week,
                sight: circle.viewer.memberships.filter { !$0.role.isProfessional }.map { ($0.practice, grants[$0.practice.id]) }, fields: fields,
                errors: errors, time: time)
        }
        return try Response.page(pages.page(view), status: status, for: page.request).unkept()
    }

    @Sendable private func keep(_ request: Request, _ context: MemberContext) async throws -> Response {
        let page = MemberPage(request, context)
        let fields = try await page.form(atMost: 1)
        do {
            let pulse = try PulseForm.pulse(fields, week: week(page, store.clock.now()))
            try await store.write { try KeepPulse.keep(pulse, agrees: fields.isTicked("keep"), by: context.viewer.id, in: $0) }
            return .see(("/journey" as Href).saying(.pulseKept))
        } catch let errors as FormErrors {
            return try await answer(page, fields, errors, .unprocessableContent)
        } catch let fault as PulseFault {
            var errors = FormErrors()
            errors.add("keep", fault.sentence)
            return try await answer(page, fields, errors, .unprocessableContent)
        }
    }

    @Sendable private func changeSight(_ request: Request, _ context: MemberContext) async throws -> Response {
        let fields = try await MemberPage(request, context).form(atMost: 1)
        guard let practice = context.viewer.membership(handle: fields.raw("practice"))?.practice.id else { throw NotFound() }
        let isLetting = fields.raw("do") == "let"
        try await store.write { transaction in
            if isLetting {
                try GrantJourney.grant(practice, by: context.viewer.id, in: transaction)
            } else {
                try GrantJourney.end(practice, by: context.viewer.id, in: transaction)
            }
        }
        return .see(("/journey" as Href).saying(isLetting ? .journeyShown : .journeyHidden))
    }

    @Sendable private func forget(_ request: Request, _ context: MemberContext) async throws -> Response {
        _ = try await MemberPage(request, context).form(atMost: 1)
        try await store.write { try ForgetJourney.forget(context.viewer.id, in: $0) }
        return .see(("/journey" as Href).saying(.journeyDeleted))
    }

    /// The look is noted for the person.
    @Sendable private func client(_ request: Request, _ context: MemberContext) async throws -> Response {
        let page = MemberPage(request, context)
        let membership = try page.membership()
        guard let handle = context.parameters.get("handle") else { throw NotFound() }
        let view = try await store.write { transaction -> ClientPages.View in
            let circle = try page.circle(transaction)
            guard let person = try AccountQueries.account(handle: handle, in: transaction),
                let journey = try JourneySight.look(at: person, in: membership.practice, by: circle, in: transaction)
            else { throw NotFound() }
            try NoteLook.note(.journey, of: person.id, by: circle.id, in: transaction)
            let week = week(page, transaction.now)
            let pulses = try PulseQueries.pulses(of: person.id, since: week.earlier(by: PulseSummary.weeks - 1), in: transaction)
            return ClientPages.View(
                frame: try MemberFrame.frame(
                    "\(person.firstName)’s journey", at: .people, practice: membership.practice, for: circle, formToken: context.visit.formToken(),
                    in: transaction),
                journey: journey, startedAt: try PulseQueries.startedAt(person.id, in: transaction), summary: PulseSummary(pulses, thisWeek: week), week: week,
                time: page.time(membership.practice.timeZone, transaction))
        }
        return try Response.page(clients.page(view), for: request).unkept()
    }
}
