import Kernel

/// One identity on this server. It will be an ActivityPub actor, so its id is an actor's id.
package struct Account: Hashable, Sendable {
    package let id: ID<Account>
    package let handle: Handle
    package let name: String
    package let about: String
    package let portrait: ID<Picture>?

    package init(id: ID<Account>, handle: Handle, name: String, about: String, portrait: ID<Picture>?) {
        self.id = id
        self.handle = handle
        self.name = name
        self.about = about
        self.portrait = portrait
    }
}

/// A picture that somebody sent or that the demo drew; its rows belong to `Community`.
package enum Picture {}

/// What the database keeps of the kinds of actor.
package enum ActorKind: String, Sendable, CaseIterable { case person, practice, group }

/// A name as people read it: 1...60 characters on one line.
package struct DisplayName: Hashable, Sendable {
    package static let longest = 60
    package let text: String

    /// - Parameter text: cleaned (`FormFields.text`).
    package init?(_ text: String) {
        guard (1...Self.longest).contains(text.count), !text.contains(where: \.isNewline), !text.isVisiblyBlank else { return nil }
        self.text = text
    }
}

extension String {
    fileprivate var isVisiblyBlank: Bool {
        !unicodeScalars.contains {
            !$0.properties.isWhitespace && !$0.properties.isDefaultIgnorableCodePoint && $0.properties.generalCategory != .format
        }
    }
}
