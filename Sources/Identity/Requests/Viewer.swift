import Kernel
import Site

/// Who is looking: an account and all it belongs to. Loaded once for each request; what is not in it does not exist for it.
package struct Viewer: Hashable, Sendable {
    package let account: Account
    package let isSteward: Bool
    package let memberships: [Membership]
    /// Whether they block or mute anybody, or are blocked; if not, nothing more has to be asked.
    package let hides: Bool
    /// The time zone they chose; `nil` takes that of the practice.
    package let timeZone: String?
    /// Of what they usually write (BCP 47); empty where they did not say.
    package let language: String
    /// Whether they let authors know what they saw.
    package let tellsViews: Bool
    /// The content warnings that they want to see unfolded.
    package let unfolds: Set<WarningKind>
    /// What they would rather not read.
    package let filters: ReaderFilters

    package init(
        account: Account, isSteward: Bool, memberships: [Membership], hides: Bool = true, timeZone: String? = nil, language: String = "",
        tellsViews: Bool = false, unfolds: Set<WarningKind> = [], filters: ReaderFilters = .none
    ) {
        self.filters = filters
        self.unfolds = unfolds
        self.account = account
        self.isSteward = isSteward
        self.memberships = memberships
        self.hides = hides
        self.timeZone = timeZone
        self.language = language
        self.tellsViews = tellsViews
    }

    package var id: ID<Account> { account.id }

    /// Whether they are under 18.
    package var isMinor: Bool { memberships.contains(where: \.isMinor) }

    package func membership(in practice: ID<Practice>) -> Membership? { memberships.first { $0.practice.id == practice } }

    package func membership(handle: String) -> Membership? { memberships.first { $0.practice.handle.text == handle } }
}

extension Account {
    package var face: Face { Face(name: name, picture: portrait.map { "/media/\($0)/face" }) }

    /// The name without what follows it, for sentences.
    package var firstName: String { name.split(separator: " ").first.map(String.init) ?? name }
}
