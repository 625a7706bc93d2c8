import Hummingbird

/// Counts and times every request.
package struct MeasureRequests<Context: RequestContext>: RouterMiddleware {
    private let measures: Measures

    package init(measures: Measures) { self.measures = measures }

    package func handle(
        _ request: Request, context: Context, next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        let start = ContinuousClock.now
        let response = try await next(request, context)
        let time = start.duration(to: .now)
        let seconds = Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
        measures.count(status: response.status.code, seconds: seconds)
        return response
    }
}
