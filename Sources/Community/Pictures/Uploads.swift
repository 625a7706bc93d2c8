import Identity
import Kernel
import Site

/// The pictures of one form: kept from an earlier try, or new.
struct Uploads {
    private(set) var kept: [ID<Picture>]
    var described: [ID<Picture>: String] = [:]
    var errors = FormErrors()

    /// - Parameter kept: as a form names them; what it names twice is one picture.
    init(kept: [ID<Picture>]) {
        var seen: Set<ID<Picture>> = []
        self.kept = kept.filter { seen.insert($0).inserted }
    }

    /// The descriptions of new pictures, under the names that the form gives kept ones.
    var descriptions: [(name: String, text: String)] { described.map { (name: "description-\($0.key)", text: $0.value) } }

    func choices(_ fields: FormFields) -> [PictureChoice] {
        let places = Dictionary(kept.enumerated().map { ($1, Int(fields.raw("place-\($1)")) ?? $0 + 1) }, uniquingKeysWith: { first, _ in first })
        let order = ChosenPlaces.order(kept) { places[$0] }
        return order.map { id in
            let words = described[id] ?? fields.text("description-\(id)")
            return PictureChoice(id: id, description: String(words.prefix(PostDraft.longestDescription)))
        }
    }

    /// Takes the files of a form in, one after the other. One that is refused is named; the others are kept.
    mutating func take(_ fields: FormFields, by owner: ID<Account>, _ pictures: AddPicture) async throws {
        for number in 0..<PostDraft.mostPictures {
            for file in fields.files("picture-\(number)") {
                guard kept.count < PostDraft.mostPictures else { break }
                do {
                    let id = try await pictures.add(file.bytes, owner: owner)
                    kept.append(id)
                    described[id] = fields.text("describe-\(number)")
                } catch let failure as any Failure {
                    errors.add("pictures", "Picture \(number + 1): \(failure.sentence)")
                }
            }
        }
    }

    /// The fields with all pictures as kept ones, as a form names them that comes back.
    func whole(_ fields: FormFields) -> FormFields {
        let known = Set(fields.all("kept"))
        return fields.adding(descriptions + kept.map(\.description).filter { !known.contains($0) }.map { (name: "kept", text: $0) })
    }
}

/// Puts things where somebody wants them.
enum ChosenPlaces {
    /// - Parameter chosen: the place that was chosen, from 1; `nil` for one that stays. Who moves comes before those who were there, when it
    ///   moves up, and behind them, when it moves down: a single change puts a thing where it was sent.
    static func order<Thing>(_ things: [Thing], chosen: (Thing) -> Int?) -> [Thing] {
        things.enumerated()
            .map { number, thing -> (thing: Thing, key: (Int, Int, Int)) in
                let place = chosen(thing) ?? number + 1
                return (thing, (place, place < number + 1 ? 0 : place == number + 1 ? 1 : 2, number))
            }
            .sorted { $0.key < $1.key }
            .map(\.thing)
    }
}
