import Synchronization

/// The answers that a store keeps: for each type of key those of one state of the database, that of the last reading to begin.
final class Keeper: Sendable {
    private let readings = Atomic<UInt64>(0)
    private let shelves = Mutex<[ObjectIdentifier: any Shelf]>([:])

    /// What was answered to this key in this very state of the database.
    func answer<Key: KeptKey>(to key: Key, at state: StoreState) -> Key.Answer? { shelf(of: Key.self).answer(to: key, at: state) }

    /// The same for a reading that is about to find the answer itself: answers of other states make room.
    func answer<Key: KeptKey>(to key: Key, movingTo state: StoreState, reading: UInt64) -> Key.Answer? {
        shelf(of: Key.self).answer(to: key, movingTo: state, reading)
    }

    /// Numbers the readings in the order in which they begin.
    func beginReading() -> UInt64 { readings.wrappingAdd(1, ordering: .relaxed).newValue }

    /// Keeps an answer, unless the database is known to be in another state by now.
    func keep<Key: KeptKey>(_ answer: Key.Answer, to key: Key, at state: StoreState) { shelf(of: Key.self).keep(answer, to: key, at: state) }

    func forget() { shelves.withLock { $0 = [:] } }

    private func shelf<Key: KeptKey>(of type: Key.Type) -> AnswerShelf<Key> {
        shelves.withLock { shelves in
            if let shelf = shelves[ObjectIdentifier(type)] as? AnswerShelf<Key> { return shelf }
            let shelf = AnswerShelf<Key>()
            shelves[ObjectIdentifier(type)] = shelf
            return shelf
        }
    }
}

private protocol Shelf: AnyObject, Sendable {}

/// The answers to one type of key.
private final class AnswerShelf<Key: KeptKey>: Shelf {
    private struct Content {
        var state: StoreState?
        var reading: UInt64 = 0
        var answers: [Key: Key.Answer] = [:]
    }

    private let content = Mutex(Content())

    func answer(to key: Key, at state: StoreState) -> Key.Answer? { content.withLock { $0.state == state ? $0.answers[key] : nil } }

    /// A reading that began earlier than the one that was here last does not move it back.
    func answer(to key: Key, movingTo state: StoreState, _ reading: UInt64) -> Key.Answer? {
        content.withLock { content in
            if content.state == state { return content.answers[key] }
            if content.reading < reading { content = Content(state: state, reading: reading) }
            return nil
        }
    }

    func keep(_ answer: Key.Answer, to key: Key, at state: StoreState) {
        content.withLock { content in
            guard content.state == state else { return }
            if content.answers.count >= Key.mostKept { content.answers = [:] }
            content.answers[key] = answer
        }
    }
}
