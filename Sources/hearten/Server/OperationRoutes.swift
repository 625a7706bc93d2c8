import Community
import Foundation
import HTTPTypes
import Hummingbird
import Identity
import NIOCore
import Site
import Store

/// What programs that watch the server ask.
struct OperationRoutes: Sendable {
    let store: Store
    let assets: Assets
    let measures: Measures
    let hub: LiveHub

    func add(to router: some RouterMethods<SiteContext>) {
        router.get("healthz") { _, _ in Response.text("ok\n") }
        router.get("readyz", use: ready)
        router.get("metrics", use: metrics)
        router.get("assets/:name", use: asset)
        // Asked for anew each time, so that a new version is there at the next page.
        router.get("sw.js") { [assets] _, _ in Response.fresh(assets.worker, type: "text/javascript; charset=utf-8") }
        router.get("app.webmanifest") { [assets] _, _ in Response.fresh(assets.manifest, type: "application/manifest+json") }
        router.get("offline") { [offline = OfflinePages(assets: assets)] request, _ in
            try Response.page(request.uri.queryParameters["kept"] == nil ? offline.offline : offline.kept, for: request)
        }
        router.get("robots.txt") { _, _ in Response.text("User-agent: *\nDisallow: /\n") }
        router.get("favicon.ico") { [assets] _, _ in Response.see(assets.favicon) }
    }

    /// Whether the database answers and takes writes; says so where jobs were given up.
    @Sendable private func ready(_ request: Request, _ context: SiteContext) async throws -> Response {
        do {
            try await store.write { try SettingQueries.touch("ready", in: $0) }
            let abandoned = try await store.read { try JobQueries.counts(in: $0)[.abandoned] ?? 0 }
            return .text(abandoned == 0 ? "ready\n" : "ready, but \(abandoned) jobs were given up; see hearten doctor\n")
        } catch {
            context.logger.error("not ready", metadata: ["cause": "\(error)"])
            return .text("the database does not answer\n", status: .serviceUnavailable)
        }
    }

    @Sendable private func metrics(_ request: Request, _ context: SiteContext) async throws -> Response {
        let counts = try await store.read { try JobQueries.counts(in: $0) }
        let gauges = JobState.allCases.map { (name: "hearten_jobs_\($0.rawValue)", help: "Jobs that are \($0.rawValue).", value: counts[$0] ?? 0) }
        let live = [(name: "hearten_live_pages", help: "Pages that listen for live updates.", value: hub.listeners)]
        return .text(measures.text(gauges: gauges + live), type: "text/plain; version=0.0.4; charset=utf-8")
    }

    /// What pages are measured against (`Benchmarks/`), where `HEARTEN_BENCHMARK` is set: `/benchmark/BYTES` answers as many
    /// constant bytes as asked for.
    static func addConstants(to router: some RouterMethods<SiteContext>) {
        guard ProcessInfo.processInfo.environment["HEARTEN_BENCHMARK"] != nil else { return }
        router.get("benchmark/:bytes") { try Self.constant($1.parameters) }
    }

    private static func constant(_ parameters: Parameters) throws -> Response {
        guard let count = parameters.get("bytes").flatMap({ Int($0) }), (0...10_000_000).contains(count) else { throw NotFound() }
        return Response(
            status: .ok, headers: [.contentType: "text/html; charset=utf-8"],
            body: ResponseBody(byteBuffer: ByteBuffer(repeating: 0x61, count: count))
        )
    }

    @Sendable private func asset(_ request: Request, _ context: SiteContext) async throws -> Response {
        guard let name = context.parameters.get("name"), let file = assets.file(name) else { throw NotFound() }
        return .asset(file, for: request)
    }
}
