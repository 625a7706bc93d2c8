import Hummingbird
import Kernel
import Logging
import NIOCore
import Site
import Store

/// The context of every request: the visit whose forms it may send, and who is looking, if anybody is signed in.
package struct SiteContext: RequestContext, RemoteAddressRequestContext {
    package var coreContext: CoreRequestContextStorage
    package let remoteAddress: SocketAddress?
    package var visit = Visit(secret: Token(), isNew: true, isSession: false)
    package var viewer: Viewer?
    /// The state of the database in which the viewer was loaded.
    package var state: StoreState?

    package init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        remoteAddress = source.channel.remoteAddress
    }

    package var maxUploadSize: Int { 96 << 20 }
}

/// The context of what only members see. It cannot be made without somebody signed in, so its handlers need not ask.
package struct MemberContext: ChildRequestContext {
    package var coreContext: CoreRequestContextStorage
    package let visit: Visit
    package let viewer: Viewer
    /// The state of the database in which the viewer was loaded; what is answered in it is answered at a time after the request.
    package let state: StoreState?
    package let remoteAddress: SocketAddress?

    package init(context: SiteContext) throws {
        guard let viewer = context.viewer else { throw SignInNeeded() }
        coreContext = context.coreContext
        visit = context.visit
        self.viewer = viewer
        state = context.state
        remoteAddress = context.remoteAddress
    }
}

/// The context of what stewards see; for everybody else it is not there.
package struct StewardContext: ChildRequestContext {
    package var coreContext: CoreRequestContextStorage
    package let visit: Visit
    package let viewer: Viewer

    package init(context: SiteContext) throws {
        guard let viewer = context.viewer else { throw SignInNeeded() }
        guard viewer.isSteward else { throw NotFound() }
        coreContext = context.coreContext
        visit = context.visit
        self.viewer = viewer
    }
}

/// Nobody is signed in; answered by showing the sign-in page.
package struct SignInNeeded: Error {
    package init() {}
}
