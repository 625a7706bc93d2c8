import HTTPTypes
import Hummingbird
import Kernel
import Site

/// What was sent with a form that nobody reads. Of those who are not signed in, long ones are read only so often from one address.
struct GivenBack: Sendable {
    private static let short = 64 << 10
    private let limit = RateLimit("given-back", burst: 30, per: .minutes(10))

    func typed(_ request: Request, _ context: SiteContext, at now: Moment) async -> TypedForm? {
        guard request.method == .post, !request.wantsFragment else { return nil }
        let length = request.headers[.contentLength].flatMap { Int($0) } ?? .max
        if context.viewer == nil, length > Self.short {
            // Beyond the limit nothing is read: the answer is the same as to a form without words.
            do { try limit.take(context.remoteAddress?.ipAddress ?? "", at: now) } catch { return nil }
        }
        return await request.typedForm()
    }
}
