import Identity
import Kernel
import Site
import Store
import Trust

/// Somebody put a plate elsewhere by hand. It is noted, so that it can be taken down when its person changes their mind.
enum PostedOutside {
    /// - Throws: `FormErrors` for an address that is none, `NotFound` where it is not allowed there.
    static func note(_ fields: FormFields, _ entry: PlateEntry, by circle: Circle, in transaction: Transaction) throws {
        guard let surface = Surface(rawValue: fields.raw("surface")), surface.isOutside,
            try PermissionQueries.permissions(of: entry.id, in: transaction).contains(where: { $0.surface == surface && $0.stands(at: transaction.now) })
        else { throw NotFound() }
        guard let version = entry.publishedVersion, let plate = try PlateQueries.plate(entry.id, version: version, in: transaction) else { throw NotFound() }
        let address = fields.text("address")
        var errors = FormErrors()
        if !address.isEmpty, Href(external: address) == nil || address.lowercased().hasPrefix("mailto:") {
            errors.add("address-\(surface.rawValue)", "Please give the whole address, beginning with https://, or leave it empty.")
        }
        try errors.check()
        try OutsideCopyQueries.insert(copyOf: plate, on: surface, at: address, by: circle.id, in: transaction)
    }
}

package enum OnFacebook: ShowingPlace { package static let surface = Surface.outsideFacebook }
package enum OnInstagram: ShowingPlace { package static let surface = Surface.outsideInstagram }
package enum OnTikTok: ShowingPlace { package static let surface = Surface.outsideTikTok }
package enum OnYouTube: ShowingPlace { package static let surface = Surface.outsideYouTube }
package enum Elsewhere: ShowingPlace { package static let surface = Surface.outsideOther }

/// What is handed to a professional for posting by hand.
enum OutsideKit {
    /// How to draw the plate once its picture is read, and the picture's digest; `nil` where it is not allowed there.
    static func drawing(_ id: ID<Plate>, of practice: Practice, on surface: Surface, for viewer: Viewer, in reading: Reading) throws -> (
        svg: @Sendable ([UInt8]?) -> String, digest: String?
    )? {
        switch surface {
        case .outsideFacebook: try drawing(id, of: practice, at: OnFacebook.self, viewer, reading)
        case .outsideInstagram: try drawing(id, of: practice, at: OnInstagram.self, viewer, reading)
        case .outsideTikTok: try drawing(id, of: practice, at: OnTikTok.self, viewer, reading)
        case .outsideYouTube: try drawing(id, of: practice, at: OnYouTube.self, viewer, reading)
        case .outsideOther: try drawing(id, of: practice, at: Elsewhere.self, viewer, reading)
        case .screen, .wallPage, .wallFeed, .channelNamed, .practiceChannel, .channelDirectory, .outsidePaper: nil
        }
    }

    private static func drawing<Place: ShowingPlace>(
        _ id: ID<Plate>, of practice: Practice, at place: Place.Type, _ viewer: Viewer, _ reading: Reading
    ) throws -> (svg: @Sendable ([UInt8]?) -> String, digest: String?)? {
        guard let plate = try WallReading.plate(id, of: practice.id, at: place, for: viewer, in: reading) else { return nil }
        let digest = try plate.content.picture.flatMap { try PictureQueries.digest(of: $0.id, size: .list, format: .jpeg, in: reading) }
        return ({ WallCard.svg(plate, practice: practice, picture: $0) }, digest)
    }
}
