import Identity
import Kernel
import Site
import Store
import Trust

/// Somebody put a plate elsewhere by hand. It is noted, so that it can be taken down when its person changes their mind.
enum PostedOutside {
    /// - Throws: `FormErrors` for an address that is none, `NotFound` where it is not allowed there.
    static func note(_ fields: FormFields, _ entry: PlateEntry, by circle: Circle, in transaction: Transaction) throws {
        guard let surface = Surface(rawValue: fields.raw("surface")),
            let plate = try OutsideKit.permitted(entry.id, of: entry.practice, on: surface, for: circle.viewer, in: transaction)
        else { throw NotFound() }
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

    /// What may be put there now; `nil` where it may not, or where the surface is none outside.
    static func permitted(_ id: ID<Plate>, of practice: ID<Practice>, on surface: Surface, for viewer: Viewer, in reading: Reading) throws -> Plate? {
        func plate<Place: ShowingPlace>(at place: Place.Type) throws -> Plate? {
            try WallReading.plate(id, of: practice, at: place, for: viewer, in: reading)?.plate.thing
        }
        return switch surface {
        case .outsideFacebook: try plate(at: OnFacebook.self)
        case .outsideInstagram: try plate(at: OnInstagram.self)
        case .outsideTikTok: try plate(at: OnTikTok.self)
        case .outsideYouTube: try plate(at: OnYouTube.self)
        case .outsideOther: try plate(at: Elsewhere.self)
        case .outsidePaper: try plate(at: OnPaper.self)
        case .screen, .wallPage, .wallFeed, .channelNamed, .practiceChannel, .channelDirectory: nil
        }
    }

    /// The places outside where this version of a plate may be put now.
    static func places(for plate: Plate, viewer: Viewer, in reading: Reading) throws -> [Surface] {
        try Surface.allCases.filter { try permitted(plate.plate, of: plate.practice, on: $0, for: viewer, in: reading)?.version == plate.version }
    }

    private static func drawing<Place: ShowingPlace>(
        _ id: ID<Plate>, of practice: Practice, at place: Place.Type, _ viewer: Viewer, _ reading: Reading
    ) throws -> (svg: @Sendable ([UInt8]?) -> String, digest: String?)? {
        guard let plate = try WallReading.plate(id, of: practice.id, at: place, for: viewer, in: reading) else { return nil }
        let digest = try plate.content.picture.flatMap { try PictureQueries.digest(of: $0.id, size: .list, format: .jpeg, in: reading) }
        return ({ WallCard.svg(plate, practice: practice, picture: $0) }, digest)
    }
}
