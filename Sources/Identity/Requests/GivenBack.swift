import Hummingbird
import Kernel
import Site

/// What was sent with a form that nobody reads; for those who are not signed in, only so often from one address.
struct GivenBack: Sendable {
    private let limit = RateLimit("given-back", burst: 30, per: .minutes(10))

    func typed(_ request: Request, _ context: SiteContext, at now: Moment) async -> TypedForm? {
        if context.viewer == nil {
            // Beyond the limit nothing is read: the answer is the same as to a form without words.
            do { try limit.take(context.remoteAddress?.ipAddress ?? "", at: now) } catch { return nil }
        }
        return await request.typedForm()
    }
}
