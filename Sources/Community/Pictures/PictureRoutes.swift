import HTTPTypes
import Hummingbird
import Identity
import Kernel
import Media
import NIOCore
import Site
import Store
import Trust

/// `/media/ID/SIZE`: a picture, for those who may see where it hangs.
package struct PictureRoutes: Sendable {
    private let store: Store
    private let pictures: AddPicture

    package init(store: Store, pictures: AddPicture) {
        self.store = store
        self.pictures = pictures
    }

    package func add(to router: some RouterMethods<MemberContext>) {
        router.get("media/:id/:size", use: show)
    }

    @Sendable private func show(_ request: Request, _ context: MemberContext) async throws -> Response {
        guard let id = context.parameters.get("id").flatMap({ ID<Picture>($0) }),
            let size = context.parameters.get("size").flatMap(PictureSize.init(rawValue:))
        else { throw NotFound() }
        let format: PictureFormat = request.headers[.accept]?.contains("image/webp") == true ? .webp : .jpeg
        let viewer = context.viewer
        let stored = try await store.read { try visible(id, size, format, to: viewer, in: $0) }
        guard let stored else { throw NotFound() }
        let tag = "\"\(stored.digest.prefix(32))\""
        // The address stays the same when permission ends, so every use asks again; an unchanged picture costs no bytes.
        var headers: HTTPFields = [.cacheControl: "private, no-cache", .eTag: tag, .vary: "Accept"]
        if request.headers[.ifNoneMatch] == tag { return Response(status: .notModified, headers: headers) }
        headers[.contentType] = format.mediaType
        let bytes = try await pictures.read(stored.digest)
        return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }

    /// A portrait is for those who share a practice; a post's picture for those who see the post; anything else for its owner.
    /// What is not there runs the same statements as what is not for them.
    private func visible(
        _ id: ID<Picture>, _ size: PictureSize, _ format: PictureFormat, to viewer: Viewer, in reading: Reading
    ) throws -> PictureQueries.Stored? {
        let stored = try PictureQueries.stored(id, size: size, format: format, in: reading)
        let circle = try CircleQueries.circle(of: viewer, in: reading)
        let sharesPractice = try GroupMemberQueries.shareAPractice(viewer.id, stored?.owner ?? ID(0), in: reading)
        let post = try PostQueries.post(stored?.post ?? ID(0), for: circle, in: reading)
        guard let stored, stored.owner == viewer.id || post != nil || (stored.isPortrait && sharesPractice) else { return nil }
        return stored
    }
}
