import HTTPTypes
import Hummingbird
import Identity
import Kernel
import Media
import NIOCore
import Site
import Store
import Trust

/// `/media/ID/SIZE`: a picture, for those who may see where it hangs; for visitors what its owner made public of themselves.
package struct PictureRoutes: Sendable {
    private let store: Store
    private let pictures: AddPicture

    package init(store: Store, pictures: AddPicture) {
        self.store = store
        self.pictures = pictures
    }

    package func add(to router: some RouterMethods<SiteContext>) {
        router.get("media/:id/:size", use: show)
    }

    @Sendable private func show(_ request: Request, _ context: SiteContext) async throws -> Response {
        guard let id = context.parameters.get("id").flatMap({ ID<Picture>($0) }),
            let size = context.parameters.get("size").flatMap(PictureSize.init(rawValue:))
        else { throw NotFound() }
        let format: PictureFormat = request.headers[.accept]?.contains("image/webp") == true ? .webp : .jpeg
        let viewer = context.viewer
        let stored = try await store.read { reading in
            guard let viewer else { return try open(id, size, format, in: reading) }
            return try visible(id, size, format, to: viewer, in: reading)
        }
        if stored == nil, viewer == nil { throw SignInNeeded() }
        guard let stored else { throw NotFound() }
        let tag = "\"\(stored.digest.prefix(32))\""
        // The address stays the same when permission ends, so every use asks again; an unchanged picture costs no bytes.
        var headers: HTTPFields = [.cacheControl: "private, no-cache", .eTag: tag, .vary: "Accept"]
        if request.headers[.ifNoneMatch] == tag { return Response(status: .notModified, headers: headers) }
        headers[.contentType] = format.mediaType
        let bytes = try await pictures.read(stored.digest)
        return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }

    /// What its owner made public of themselves, and what hangs in a public post.
    private func open(_ id: ID<Picture>, _ size: PictureSize, _ format: PictureFormat, in reading: Reading) throws -> PictureQueries.Stored? {
        guard let stored = try PictureQueries.stored(id, size: size, format: format, in: reading) else { return nil }
        return try stored.isPublic || stored.post.map { try OpenPostQueries.shows($0, in: reading) } ?? false ? stored : nil
    }

    /// A portrait or header is for those who share a practice; a post's picture for those who see the post; anything else for its owner.
    /// What is not there runs the same statements as what is not for them.
    private func visible(
        _ id: ID<Picture>, _ size: PictureSize, _ format: PictureFormat, to viewer: Viewer, in reading: Reading
    ) throws -> PictureQueries.Stored? {
        let stored = try PictureQueries.stored(id, size: size, format: format, in: reading)
        let circle = try CircleQueries.circle(of: viewer, in: reading)
        let owner = stored?.owner ?? ID(0)
        let isCutOff = circle.hidden.blocking.contains(owner)
        let sharesPractice =
            isCutOff
            ? try GroupMemberQueries.isLookedAfter(owner, by: circle, in: reading) : try GroupMemberQueries.shareAPractice(viewer.id, owner, in: reading)
        let post = try PostQueries.post(stored?.post ?? ID(0), for: circle, in: reading)
        let isToLookAt = try FirstPosts.mayLook(stored?.post ?? ID(0), circle, reading)
        let isOpen = try !circle.isBlocked(owner) && OpenPostQueries.shows(stored?.post ?? ID(0), in: reading)
        guard let stored, stored.owner == viewer.id || post != nil || isToLookAt || (stored.isOfPerson && sharesPractice) || stored.isPublic || isOpen
        else { return nil }
        return stored
    }
}
