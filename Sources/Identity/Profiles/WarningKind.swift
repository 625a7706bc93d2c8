/// What a content warning can be about. Everybody chooses which of them they want to see unfolded.
package enum WarningKind: String, Sendable, CaseIterable {
    case weight, food, medication, surgery, other

    package var title: String {
        switch self {
        case .weight: "Weight"
        case .food: "Food"
        case .medication: "Medication"
        case .surgery: "Surgery"
        case .other: "Something else"
        }
    }

    /// As the database keeps a set of them.
    static func joined(_ kinds: Set<WarningKind>) -> String { kinds.map(\.rawValue).sorted().joined(separator: ",") }

    static func set(_ text: String) -> Set<WarningKind> { Set(text.split(separator: ",").compactMap { WarningKind(rawValue: String($0)) }) }
}
