import Identity
import Kernel
import Site
import Store
import Trust

/// A plate as it is shown at a place: with the proof that it may be, and, where that is allowed too, with its channels.
package struct ShownPlate<Place: ShowingPlace>: Sendable {
    package let plate: Permitted<Plate, Place>
    package let named: Permitted<Plate, BesideIt>?
    /// Its channels, where naming them is allowed as well; those of a promotion are what it is about. Without one that is closed, removed or
    /// hidden now.
    package let channels: [ShownContent.Channel]

    /// - Parameters:
    ///   - isOpen: whether visitors may see the person’s channel here.
    ///   - elsewhere: the addresses of their channels elsewhere that others may see.
    init(plate: Permitted<Plate, Place>, named: Permitted<Plate, BesideIt>?, isOpen: Bool, elsewhere: Set<String>) {
        self.plate = plate
        self.named = named
        channels = (plate.thing.purpose == .promotion ? plate.thing.content.channels : named?.thing.content.channels ?? []).filter {
            $0.address.hasPrefix("/") ? isOpen : elsewhere.contains($0.address)
        }
    }

    package var id: ID<Plate> { plate.thing.plate }
    package var content: ShownContent { plate.thing.content }
}

/// Reads what a practice may show now. The only way from rows to what pages show.
package enum WallReading {
    package static let most = 200

    /// What may be shown at a place, newest first.
    /// - Parameter viewer: who looks, where somebody is signed in: across a block neither sees the other, and what they would
    ///   rather not read is left out, but from screens and paper.
    package static func plates<Place: ShowingPlace>(
        of practice: ID<Practice>, at place: Place.Type, before cursor: WallCursor? = nil, limit: Int = most, for viewer: Viewer? = nil, in reading: Reading
    ) throws -> [ShownPlate<Place>] {
        try page(of: practice, at: place, before: cursor, limit: limit, for: viewer, in: reading).plates
    }

    /// The same, and where the next page begins; `nil` on the last one. A page may be shorter than its limit, and not be the last.
    package static func page<Place: ShowingPlace>(
        of practice: ID<Practice>, at place: Place.Type, before cursor: WallCursor? = nil, limit: Int = most, for viewer: Viewer? = nil, in reading: Reading
    ) throws -> (plates: [ShownPlate<Place>], next: WallCursor?) {
        let hidden = try viewer.map { try HiddenQueries.hidden(of: $0, in: reading) } ?? .nobody
        // What a room sees together is not what one of them would rather not read.
        let filter = Place.surface.isSeenTogether ? .nothing : viewer.map(ReaderFilter.init) ?? .nothing
        let found = try PlateQueries.published(in: practice, on: Place.surface, before: cursor, limit: limit, in: reading)
        let plates = found.filter { plate in isMet(plate.subject, hidden) && (plate.subject == viewer?.id || !filter.leaves(plate.content)) }
        let last = found.count == limit ? found.last : nil
        return (
            try shown(plates, at: place, in: reading), last.flatMap { last in last.publishedAt.map { WallCursor(at: $0, plate: last.plate) } }
        )
    }

    package static func plate<Place: ShowingPlace>(
        _ id: ID<Plate>, of practice: ID<Practice>, at place: Place.Type, for viewer: Viewer? = nil, in reading: Reading
    ) throws -> ShownPlate<Place>? {
        let hidden = try viewer.map { try HiddenQueries.hidden(of: $0, in: reading) } ?? .nobody
        guard let plate = try PlateQueries.published(id, in: practice, Place.surface.purposes, in: reading), isMet(plate.subject, hidden) else { return nil }
        return try shown([plate], at: place, in: reading).first
    }

    /// What may be shown of these plates, in their order: of those that are up.
    package static func plates<Place: ShowingPlace>(
        _ ids: [ID<Plate>], of practice: ID<Practice>, at place: Place.Type, for viewer: Viewer?, in reading: Reading
    ) throws -> [ShownPlate<Place>] {
        let hidden = try viewer.map { try HiddenQueries.hidden(of: $0, in: reading) } ?? .nobody
        let filter = viewer.map(ReaderFilter.init) ?? .nothing
        let found = try PlateQueries.published(ids, in: practice, Place.surface.purposes, in: reading)
        return try shown(
            found.filter { isMet($0.subject, hidden) && ($0.subject == viewer?.id || !filter.leaves($0.content)) }, at: place, in: reading)
    }

    private static func isMet(_ person: ID<Account>, _ hidden: Hidden) -> Bool { !hidden.blocked.contains(person) && !hidden.blocking.contains(person) }

    private static func shown<Place: ShowingPlace>(_ plates: [Plate], at place: Place.Type, in reading: Reading) throws -> [ShownPlate<Place>] {
        let permitted = try Permits.permitted(plates, at: place, in: reading)
        let named = Dictionary(
            try Permits.permitted(permitted.map(\.thing), at: BesideIt.self, in: reading).map { ($0.thing.plate, $0) }, uniquingKeysWith: { $1 })
        let open = try PromotionQueries.open(Set(permitted.map(\.thing.subject)), in: reading)
        let elsewhere = try ChannelQueries.shown(of: Set(permitted.map(\.thing.subject)), in: reading)
        return permitted.compactMap { plate in
            let subject = plate.thing.subject
            let shown = ShownPlate(
                plate: plate, named: named[plate.thing.plate], isOpen: open.contains(subject), elsewhere: Set((elsewhere[subject] ?? []).map(\.address)))
            return plate.thing.purpose == .promotion && shown.channels.isEmpty ? nil : shown
        }
    }
}
