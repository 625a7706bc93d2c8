import Community
import Foundation
import Growth
import Identity
import Kernel
import Language
import Logging
import Media
import Outside
import Store
import Trust

/// Fills an empty database with the cast: everything goes through the same commands as a person's clicks, dated back.
package struct FillDemo: Sendable {
    private static let batch = 150
    private let store: Store
    private let pictures: AddPicture
    private let worker: PictureWorker
    private let ledger: Ledger
    private let timeZone: TimeZone

    package init(store: Store, pictures: AddPicture, worker: PictureWorker, ledger: Ledger, timeZone: TimeZone = .current) {
        self.store = store
        self.pictures = pictures
        self.worker = worker
        self.ledger = ledger
        self.timeZone = timeZone
    }

    /// What `fill` made.
    package struct Report: Sendable {
        package let people: Int
        package let events: Int
    }

    /// - Parameters:
    ///   - passwordHash: of the one password that everybody in the cast has.
    ///   - drawsPictures: tests that need no pictures leave them out, which is much faster.
    package func fill(passwordHash: String, seed: UInt64 = 1, drawsPictures: Bool = true, logger: Logger) async throws -> Report {
        let now = store.clock.now()
        let events = CastScript.events(seed: seed, clock: castClock(now))
        var stage = try await store.write { try DemoStage.open(now: now, passwordHash: passwordHash, $0) }
        for start in stride(from: 0, to: events.count, by: Self.batch) {
            let part = Array(events[start..<min(start + Self.batch, events.count)])
            let scenes = drawsPictures ? try await scenes(part, stage, seed) : [:]
            stage = try await store.write { [stage] transaction in
                var stage = stage
                for event in part { try stage.play(event, now: now, pictures: scenes, transaction) }
                return stage
            }
        }
        try await store.write { [stage] in try DemoFriends(stage: stage, now: now, seed: seed).meet($0) }
        if drawsPictures { try await portraits(stage) }
        try await store.write { [stage, ledger] in try DemoWall(stage: stage, now: now, ledger: ledger).hang($0) }
        try await store.write { [stage] in try DemoChannels(stage: stage, now: now).open($0) }
        try await store.write { [stage, ledger] in try DemoPromotion(stage: stage, now: now, ledger: ledger).tell($0) }
        try await store.write { [stage] in try DemoJourneys(stage: stage, now: now, seed: seed).go($0) }
        try await store.write { [stage] in try DemoCare(stage: stage, now: now).look($0) }
        let reactions = NoticeReactions.all + SearchReactions.all + RhythmReactions.all + PlateNotices.reactions
        try await ReactionRunner(store: store, reactions: reactions, logger: logger).catchUp()
        try await store.write { try DemoQueries.markOldNoticesRead(before: now - .hours(12), in: $0) }
        return Report(people: Cast.people.count, events: events.count)
    }

    private func castClock(_ now: Moment) -> CastClock {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = timeZone
        let parts = calendar.dateComponents([.weekday, .hour, .minute], from: now.date)
        return CastClock(weekday: ((parts.weekday ?? 2) + 5) % 7 + 1, minuteOfDay: (parts.hour ?? 9) * 60 + (parts.minute ?? 0))
    }

    /// The pictures of these posts, drawn and stored.
    private func scenes(_ events: [CastEvent], _ stage: DemoStage, _ seed: UInt64) async throws -> [String: PictureChoice] {
        var choices: [String: PictureChoice] = [:]
        for (number, event) in events.enumerated() {
            guard case .post(let post) = event.action, let scene = post.picture, let author = stage.people[event.by]?.id else { continue }
            let drawing = try await worker.drawing(svg: SceneDrawing.svg(scene, seed: seed &+ UInt64(number)), width: 1280, height: 800)
            choices[post.key] = PictureChoice(id: try await pictures.add(drawing, owner: author), description: scene.description)
        }
        return choices
    }

    private func portraits(_ stage: DemoStage) async throws {
        for person in Cast.people {
            guard let id = stage.people[person.handle]?.id else { continue }
            let drawing = try await worker.drawing(svg: PortraitDrawing.svg(person.portrait, size: 384), width: 384, height: 384)
            let picture = try await pictures.add(drawing, owner: id, sizes: [.face, .list])
            try await store.write { try AccountQueries.setPortrait(picture, of: id, in: $0) }
        }
    }
}
