import Synchronization

/// The answers that a store keeps: for each type of key those of the newest state that was asked in.
final class Keeper: Sendable {
    private let shelves = Mutex<[ObjectIdentifier: any Sendable & AnyObject]>([:])

    /// What was answered to this key in this very state of the database.
    func answer<Key: KeptKey>(to key: Key, at state: StoreState) -> Key.Answer? { shelf(of: Key.self).answer(to: key, at: state) }

    func keep<Key: KeptKey>(_ answer: Key.Answer, to key: Key, at state: StoreState) { shelf(of: Key.self).keep(answer, to: key, at: state) }

    private func shelf<Key: KeptKey>(of type: Key.Type) -> Shelf<Key> {
        shelves.withLock { shelves in
            if let shelf = shelves[ObjectIdentifier(type)] as? Shelf<Key> { return shelf }
            let shelf = Shelf<Key>()
            shelves[ObjectIdentifier(type)] = shelf
            return shelf
        }
    }
}

/// The answers to one type of key.
private final class Shelf<Key: KeptKey>: Sendable {
    private struct Content {
        var state: StoreState?
        var answers: [Key: Key.Answer] = [:]
    }

    private let content = Mutex(Content())

    func answer(to key: Key, at state: StoreState) -> Key.Answer? {
        content.withLock { $0.state == state ? $0.answers[key] : nil }
    }

    /// Answers of another state make room. One that was read in a state which has passed meanwhile is kept and never asked for.
    func keep(_ answer: Key.Answer, to key: Key, at state: StoreState) {
        content.withLock { content in
            if content.state != state || content.answers.count >= Key.mostKept { content = Content(state: state) }
            content.answers[key] = answer
        }
    }
}
