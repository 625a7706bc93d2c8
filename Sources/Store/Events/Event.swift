import Kernel

/// Something that happened: who did what to which subject, where. Ids only, never what anybody wrote.
package struct Event: Hashable, Sendable {
    /// Noun and past participle, as `praise.given`.
    package let kind: Kind
    /// The account that did it; `nil` where the program did.
    package let actor: Int64?
    /// What it was done to or what came of it, as `kind` defines.
    package let subject: Int64
    /// A second id, as `kind` defines: the post of a praise, the thread of a reply.
    package let target: Int64?
    /// The group in which it happened.
    package let group: Int64?
    package let practice: Int64?

    package struct Kind: RawRepresentable, Hashable, Sendable {
        package let rawValue: String
        package init(rawValue: String) { self.rawValue = rawValue }
        package init(_ name: String) { rawValue = name }
    }

    package init<Actor, Subject, Target, Group, Practice>(
        _ kind: Kind, by actor: ID<Actor>?, subject: ID<Subject>, target: ID<Target>?, group: ID<Group>?, practice: ID<Practice>?
    ) {
        self.kind = kind
        self.actor = actor?.value
        self.subject = subject.value
        self.target = target?.value
        self.group = group?.value
        self.practice = practice?.value
    }

    init(kind: Kind, actor: Int64?, subject: Int64, target: Int64?, group: Int64?, practice: Int64?) {
        self.kind = kind
        self.actor = actor
        self.subject = subject
        self.target = target
        self.group = group
        self.practice = practice
    }
}

/// An event with its place in the log.
package struct LoggedEvent: Hashable, Sendable {
    package let place: EventPlace
    package let at: Moment
    package let event: Event
}

/// A place in the log, in the order of commits.
package struct EventPlace: Hashable, Comparable, Sendable {
    package let transaction: Int64
    package let sequence: Int64

    package static let beginning = EventPlace(transaction: -1, sequence: 0)

    package static func < (left: EventPlace, right: EventPlace) -> Bool {
        (left.transaction, left.sequence) < (right.transaction, right.sequence)
    }
}
