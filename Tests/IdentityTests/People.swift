import Kernel
import Outside
import Store

@testable import Identity

/// Accounts for tests of the ways into the server; `TestSupport` has a whole practice.
enum People {
    /// - Parameter email: by default made from the handle, at `test.example`.
    static func new(
        _ handle: String?, name: String = "Somebody", email: String? = nil, passwordHash: String = "none",
        isSteward: Bool = false
    ) throws -> NewAccount {
        guard let name = DisplayName(name), let address = EmailAddress(email ?? "\(handle ?? "somebody")@test.example")
        else {
            throw NotAPerson()
        }
        return NewAccount(
            name: name, handle: try handle.map { try Handle(typed: $0) }, email: address, passwordHash: passwordHash,
            isSteward: isSteward, statedAdult: true
        )
    }

    @discardableResult static func create(_ new: NewAccount, in store: Store) async throws -> ID<Account> {
        try await store.write { try CreateAccount.create(new, in: $0) }
    }

    struct NotAPerson: Error {}
}

extension Store {
    func count(_ statement: SQL) async throws -> Int { try await read { try $0.count(statement) } }
}

extension SignIn.Outcome {
    /// The session's token; a test that gets to a second step instead fails.
    var token: Token {
        get throws {
            guard case .session(let token) = self else { throw People.NotAPerson() }
            return token
        }
    }
}
