import HTTPTypes
import Hummingbird
import NIOCore
import Identity
import Kernel
import Foundation
import Site
import Store
import Trust

/// `/me/export`: asks for the file, shows how far it is, and hands it over to nobody but its person.
package struct ExportRoutes: Sendable {
    private let store: Store
    private let pages: ExportPages
    private let exports: MakeExport
    private let secondStep: SecondStep
    private let limit = RateLimit("exports", burst: 5, per: .hours(24))

    package init(store: Store, hasher: PasswordHasher, assets: Assets, exports: MakeExport) {
        self.store = store
        self.exports = exports
        pages = ExportPages(assets: assets)
        secondStep = SecondStep(store: store, hasher: hasher)
    }

    package func add(to router: some RouterMethods<MemberContext>) {
        router.get("me/export") { try await answer(MemberPage($0, $1), FormFields(), FormErrors(), .ok) }
        router.post("me/export", use: ask)
        router.get("me/export/:file", use: fetch)
    }

    private func answer(_ page: MemberPage, _ fields: FormFields, _ errors: FormErrors, _ status: HTTPResponse.Status) async throws -> Response {
        let view = try await store.read { reading in
            ExportPages.View(
                frame: try MemberFrame.frame(
                    "Everything about me", at: .me, for: page.circle(reading), formToken: page.context.visit.formToken(), said: page.said, in: reading),
                export: try ExportQueries.newest(of: page.viewer.id, in: reading),
                isErasing: try ErasureQueries.erasure(of: page.viewer.id, in: reading) != nil,
                fields: fields, errors: errors, time: page.time(page.zone, reading))
        }
        return try Response.page(pages.page(view), status: status, for: page.request).unkept()
    }

    @Sendable private func ask(_ request: Request, _ context: MemberContext) async throws -> Response {
        let page = MemberPage(request, context)
        let fields = try await page.form(atMost: 1)
        do {
            try await secondStep.check(fields.raw("password"), context.viewer.id)
            try limit.take(context.viewer.id.description, at: store.clock.now())
            try await exports.ask(context.viewer.id)
            return .see("/me/export")
        } catch let failure as any Failure where !(failure is NotFound) {
            var errors = FormErrors()
            errors.add("password", failure.sentence)
            return try await answer(page, fields, errors, .init(code: failure.status))
        }
    }

    @Sendable private func fetch(_ request: Request, _ context: MemberContext) async throws -> Response {
        guard let file = context.parameters.get("file"), file.hasSuffix(".zip"), let id = ID<Export>(String(file.dropLast(4))),
            let export = try await store.read({ try ExportQueries.export(id, in: $0) }), export.account == context.viewer.id, export.state == .ready
        else { throw NotFound() }
        let path = exports.path(of: id)
        guard let handle = FileHandle(forReadingAtPath: path) else { throw NotFound() }
        var response = Response(
            status: .ok,
            headers: [.contentType: "application/zip", .contentDisposition: "attachment; filename=\"hearten-\(context.viewer.account.handle.text).zip\""],
            body: ResponseBody { writer in
                // A part at a time: a file may be large.
                while let part = try handle.read(upToCount: 256 << 10), !part.isEmpty { try await writer.write(ByteBuffer(bytes: Array(part))) }
                try handle.close()
                try await writer.finish(nil)
            })
        response = response.unkept()
        return response
    }
}
