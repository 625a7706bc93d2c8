import Kernel

/// What can go wrong between the program and its database.
package enum StoreFault: Failure, Equatable {
    /// The database cannot be reached or is held by another program; trying again later will do.
    case unavailable(String)
    /// The disk has no room left.
    case diskFull
    /// A rule of the schema refused the row. `constraint` names it or the columns, as the engine words it.
    case constraint(kind: ConstraintKind, constraint: String)
    /// Two transactions wanted the same thing and this one lost; it may be run again.
    case conflict(String)
    /// The statement itself is wrong: a fault of the program.
    case statement(String)
    /// A text that this version of the program does not know.
    case unknownCase(String, of: String)

    package enum ConstraintKind: Sendable { case unique, foreignKey, check, notNull, other }

    package var sentence: String {
        switch self {
        case .unavailable, .conflict:
            "The database is not answering just now. Nothing was lost that you saw saved; please try again in a moment."
        case .diskFull: "The server’s disk is full, so this could not be saved. Whoever runs the server has to make room."
        case .constraint, .statement, .unknownCase: "Something went wrong on our side."
        }
    }

    package var status: Int {
        switch self {
        case .unavailable, .conflict: 503
        case .diskFull: 507
        case .constraint, .statement, .unknownCase: 500
        }
    }

    /// Whether a row was refused because one like it exists.
    package var isDuplicate: Bool {
        if case .constraint(.unique, _) = self { true } else { false }
    }
}
