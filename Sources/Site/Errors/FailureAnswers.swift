import HTTPTypes
import Hummingbird
import Kernel
import Logging

/// Turns what a handler throws into a page. A `Failure` shows its sentence; anything else a number that is also in the log.
package struct FailureAnswers<Context: RequestContext>: RouterMiddleware {
    private let pages: ErrorPages
    private let measures: Measures

    package init(assets: Assets, measures: Measures) {
        pages = ErrorPages(assets: assets)
        self.measures = measures
    }

    package func handle(
        _ request: Request, context: Context, next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch let form as FormGivenBack {
            return try answer(form.status, pages.page(form), request)
        } catch let failure as any Failure {
            if failure.status >= 500 { context.logger.error("a request failed", metadata: ["cause": "\(failure.cause.map { "\($0)" } ?? "\(failure)")"]) }
            return try answer(failure.status, failure.sentence, nil, request)
        } catch let error as HTTPError {
            let status = error.status.code
            return try answer(status, status == 404 ? NotFound().sentence : "The request could not be understood.", nil, request)
        } catch {
            let reference = Base64URL.encode(Array(Token().bytes.prefix(6)))
            context.logger.error("a request failed", metadata: ["cause": "\(error)", "reference": "\(reference)"])
            return try answer(500, "Something went wrong on our side. What was saved before is safe.", reference, request)
        }
    }

    private func answer(_ status: Int, _ sentence: String, _ reference: String?, _ request: Request) throws -> Response {
        try answer(status, pages.page(status: status, sentence: sentence, reference: reference), request)
    }

    private func answer(_ status: Int, _ page: HTML, _ request: Request) throws -> Response {
        var response = try Response.page(page, status: .init(code: status), for: request)
        if status == 429 || status == 503 { response.headers[.retryAfter] = "10" }
        return response
    }
}
