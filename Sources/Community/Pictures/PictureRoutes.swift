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
        let stored = try await store.read { reading in
            guard let stored = try PictureQueries.stored(id, size: size, format: format, in: reading) else { return PictureQueries.Stored?.none }
            return try maySee(stored, viewer, in: reading) ? stored : nil
        }
        guard let stored else { throw NotFound() }
        let tag = "\"\(stored.digest.prefix(32))\""
        // The address stays the same when permission ends, so every use asks again; an unchanged picture costs no bytes.
        var headers: HTTPFields = [.cacheControl: "private, no-cache", .eTag: tag, .vary: "Accept"]
        if request.headers[.ifNoneMatch] == tag { return Response(status: .notModified, headers: headers) }
        headers[.contentType] = format.mediaType
        let bytes = try await pictures.read(stored.digest)
        return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }
}

/// A portrait is for those who share a practice; a post's picture for those who see the post; anything else for its owner.
private func maySee(_ picture: PictureQueries.Stored, _ viewer: Viewer, in reading: Reading) throws -> Bool {
    if picture.owner == viewer.id { return true }
    if picture.isPortrait { return try GroupMemberQueries.shareAPractice(viewer.id, picture.owner, in: reading) }
    guard let post = picture.post else { return false }
    return try PostQueries.post(post, for: CircleQueries.circle(of: viewer, in: reading), in: reading) != nil
}
