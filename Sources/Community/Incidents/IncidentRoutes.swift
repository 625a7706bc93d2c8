import HTTPTypes
import Hummingbird
import Identity
import Kernel
import Site
import Store
import Trust

/// `/steward/incidents`, for stewards alone.
package struct IncidentRoutes: Sendable {
    private let store: Store
    private let pages: IncidentPages

    package init(store: Store, assets: Assets) {
        self.store = store
        pages = IncidentPages(assets: assets)
    }

    package func add(to router: some RouterMethods<StewardContext>) {
        router.get("steward/incidents", use: list)
        router.get("steward/incidents/new") { try await form($0, $1, nil, FormFields(), FormErrors(), .ok) }
        router.post("steward/incidents/new") { try await save($0, $1, nil) }
        router.get("steward/incidents/:incident") { try await form($0, $1, try id($1), FormFields(), FormErrors(), .ok) }
        router.post("steward/incidents/:incident") { try await save($0, $1, try id($1)) }
    }

    private func id(_ context: StewardContext) throws -> ID<Incident> {
        guard let id = context.parameters.get("incident").flatMap({ ID<Incident>($0) }) else { throw NotFound() }
        return id
    }

    private func zone(_ context: StewardContext) -> String { context.viewer.timeZone ?? context.viewer.memberships.first?.practice.timeZone ?? "UTC" }

    private func time(_ context: StewardContext, _ reading: Reading) -> TimeWords {
        TimeWords(now: reading.now, zone: zone(context), language: context.viewer.language)
    }

    private func frame(_ title: String, _ request: Request, _ context: StewardContext, _ reading: Reading) throws -> Frame {
        let said = request.uri.queryParameters["said"].flatMap { Said(rawValue: String($0))?.sentence }
        return try MemberFrame.frame(
            title, at: .elsewhere, for: CircleQueries.circle(of: context.viewer, in: reading), formToken: context.visit.formToken(), said: said, in: reading)
    }

    @Sendable private func list(_ request: Request, _ context: StewardContext) async throws -> Response {
        let view = try await store.read { reading in
            IncidentPages.ListView(
                frame: try frame("Incidents", request, context, reading), incidents: try IncidentQueries.incidents(limit: 200, in: reading),
                time: time(context, reading))
        }
        return try Response.page(pages.list(view), for: request).unkept()
    }

    private func form(
        _ request: Request, _ context: StewardContext, _ id: ID<Incident>?, _ fields: FormFields, _ errors: FormErrors, _ status: HTTPResponse.Status
    ) async throws -> Response {
        let view = try await store.read { reading -> IncidentPages.FormView in
            let incident = try id.map { id -> Incident in
                guard let incident = try IncidentQueries.incident(id, in: reading) else { throw NotFound() }
                return incident
            }
            return IncidentPages.FormView(
                frame: try frame("An incident", request, context, reading), incident: incident, zone: zone(context), fields: fields, errors: errors,
                time: time(context, reading))
        }
        return try Response.page(pages.form(view), status: status, for: request).unkept()
    }

    private func save(_ request: Request, _ context: StewardContext, _ id: ID<Incident>?) async throws -> Response {
        let fields = try await request.form(atMost: 1)
        try context.visit.check(formToken: fields.raw("token"))
        do {
            let draft = try IncidentDraft.read(fields, zone: zone(context), now: store.clock.now())
            try await store.write { transaction in
                if let id, try IncidentQueries.incident(id, in: transaction) == nil { throw NotFound() }
                try IncidentQueries.save(draft, as: id ?? transaction.newID(), by: context.viewer.id, in: transaction)
            }
            return .see("/steward/incidents?said=saved")
        } catch let errors as FormErrors {
            return try await form(request, context, id, fields, errors, .unprocessableContent)
        }
    }
}
