import Kernel
import Store

package enum AccountQueries {
    package static let columns: SQL = "actors.id, actors.handle, actors.name, actors.about, actors.portrait_id"

    package static func account(_ row: inout Row) -> Account {
        Account(id: row.id(), handle: Handle(stored: row.text()), name: row.text(), about: row.text(), portrait: row.optionalID())
    }

    package static func account(_ id: ID<Account>, in reading: Reading) throws -> Account? {
        try reading.first("SELECT \(columns) FROM actors WHERE id = \(id) AND kind = \(ActorKind.person)", account)
    }

    package static func account(handle: String, in reading: Reading) throws -> Account? {
        try reading.first("SELECT \(columns) FROM actors WHERE handle = \(handle.lowercased()) AND kind = \(ActorKind.person)", account)
    }

    package static func accounts(_ ids: [ID<Account>], in reading: Reading) throws -> [ID<Account>: Account] {
        let accounts = try reading.all("SELECT \(columns) FROM actors WHERE id IN \(list: ids) LIMIT 1000", account)
        return Dictionary(accounts.map { ($0.id, $0) }, uniquingKeysWith: { $1 })
    }

    /// Of these handles, those that belong to people, with their ids.
    package static func people(handles: [String], in reading: Reading) throws -> [String: ID<Account>] {
        let rows = try reading.all(
            "SELECT handle, id FROM actors WHERE handle IN \(list: handles) AND kind = \(ActorKind.person) LIMIT 1000"
        ) { ($0.text(), $0.id(Account.self)) }
        return Dictionary(rows, uniquingKeysWith: { $1 })
    }

    /// Whether a row of `actors` has a word in its name, or a handle, that begins so; accents and case do not matter.
    package static func isNamed(_ words: String) -> SQL {
        func escaped(_ text: String) -> String { text.replacing("\\", with: "\\\\").replacing("%", with: "\\%").replacing("_", with: "\\_") }
        let handle = escaped(words.lowercased().hasPrefix("@") ? String(words.lowercased().dropFirst()) : words.lowercased())
        let name = escaped(SearchWords.folded(words))
        // Signs alone are no part of any name.
        guard !name.isEmpty else { return "actors.handle LIKE \(handle + "%") ESCAPE '\\'" }
        return """
            (actors.folded LIKE \(name + "%") ESCAPE '\\' OR actors.folded LIKE \("% " + name + "%") ESCAPE '\\'
             OR actors.handle LIKE \(handle + "%") ESCAPE '\\')
            """
    }

    /// Whether a handle, or one that could be mistaken for it, is somebody's or was once.
    /// - Parameter account: who may have it all the same.
    package static func isTaken(_ handle: Handle, except account: ID<Account>? = nil, in reading: Reading) throws -> Bool {
        try reading.exists(
            """
            SELECT 1 FROM actors WHERE (handle = \(handle.text) OR skeleton = \(handle.skeleton)) AND id <> \(account?.value ?? 0)
            UNION ALL
            SELECT 1 FROM former_handles WHERE (handle = \(handle.text) OR skeleton = \(handle.skeleton)) AND actor_id <> \(account?.value ?? 0)
            UNION ALL
            SELECT 1 FROM retired_handles WHERE digest IN (\(retired(handle.text)), \(retired(handle.skeleton)))
            LIMIT 1
            """
        )
    }

    /// The digest by which a handle of somebody who was erased is kept from others.
    package static func retired(_ handle: String) -> [UInt8] { Digest.sha256(Array("hearten-handle:\(handle)".utf8)) }

    /// Who had this handle before.
    package static func formerOwner(of handle: String, in reading: Reading) throws -> ID<Account>? {
        try reading.first("SELECT actor_id FROM former_handles WHERE handle = \(handle.lowercased())") { $0.id() }
    }

    /// The handle by which somebody goes now who had this one before.
    package static func handleNow(of former: String, in reading: Reading) throws -> Handle? {
        try reading.first(
            "SELECT actors.handle FROM former_handles JOIN actors ON actors.id = former_handles.actor_id WHERE former_handles.handle = \(former.lowercased())"
        ) {
            Handle(stored: $0.text())
        }
    }

    static func rename(_ account: Account, to handle: Handle, in transaction: Transaction) throws {
        try transaction.run("DELETE FROM former_handles WHERE actor_id = \(account.id) AND skeleton IN (\(handle.skeleton), \(account.handle.skeleton))")
        try transaction.run("UPDATE actors SET handle = \(handle.text), skeleton = \(handle.skeleton) WHERE id = \(account.id)")
        // Handles of one skeleton cannot be told apart: the new one keeps them all.
        guard handle.skeleton != account.handle.skeleton else { return }
        try transaction.run(
            """
            INSERT INTO former_handles (handle, skeleton, actor_id, until)
            VALUES (\(account.handle.text), \(account.handle.skeleton), \(account.id), \(transaction.now))
            """
        )
    }

    /// The first of the proposals for this name that is free.
    package static func freeHandle(for name: String, in reading: Reading) throws -> Handle? {
        try Handle.proposals(for: name).first { try !isTaken($0, in: reading) }
    }

    package static func insertActor(
        _ id: Int64, kind: ActorKind, handle: Handle, name: String, about: String, in transaction: Transaction
    ) throws {
        try transaction.run(
            """
            INSERT INTO actors (id, kind, handle, skeleton, name, folded, about, created_at)
            VALUES (\(id), \(kind), \(handle.text), \(handle.skeleton), \(name), \(SearchWords.folded(name)), \(about), \(transaction.now))
            """
        )
    }

    /// Names a person, practice or group anew.
    package static func update<Actor>(_ id: ID<Actor>, name: String, about: String, in transaction: Transaction) throws {
        try transaction.run("UPDATE actors SET name = \(name), folded = \(SearchWords.folded(name)), about = \(about) WHERE id = \(id)")
    }

    /// Folds the names of actors from before there was a search. Returns how many it changed.
    package static func foldNames(limit: Int, in transaction: Transaction) throws -> Int {
        let rows = try transaction.all("SELECT id, name FROM actors WHERE folded = '' LIMIT \(limit)") { ($0.id(Account.self), $0.text()) }
        for (id, name) in rows {
            // A name of signs alone folds to itself, and never to nothing.
            let folded = SearchWords.folded(name)
            try transaction.run("UPDATE actors SET folded = \(folded.isEmpty ? name : folded) WHERE id = \(id)")
        }
        return rows.count
    }

    package static func setPortrait(_ portrait: ID<Picture>?, of id: ID<Account>, in transaction: Transaction) throws {
        try transaction.run("UPDATE actors SET portrait_id = \(portrait) WHERE id = \(id)")
    }

    /// How many accounts can sign in; none means that the server is not set up.
    package static func hasAnyAccount(in reading: Reading) throws -> Bool {
        try reading.exists("SELECT 1 FROM sign_ins LIMIT 1")
    }
}
