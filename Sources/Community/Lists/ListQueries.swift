import Identity
import Kernel
import Store
import Trust

enum ListQueries {
    /// Those whom the list shows.
    private static let count: SQL = """
        (SELECT COUNT(*)
         FROM list_people
         JOIN actors ON actors.id = list_people.account_id
         WHERE list_people.list_id = lists.id AND NOT actors.is_resting)
        """

    static func lists(of owner: ID<Account>, in reading: Reading) throws -> [PeopleList] {
        try reading.all(
            """
            SELECT id, name, \(count)
            FROM lists
            WHERE owner_id = \(owner)
            ORDER BY name, id
            LIMIT \(PeopleList.most)
            """
        ) { PeopleList(id: $0.id(), name: $0.text(), people: $0.count()) }
    }

    static func list(_ id: ID<PeopleList>, owner: ID<Account>, in reading: Reading) throws -> PeopleList? {
        try reading.first(
            "SELECT id, name, \(count) FROM lists WHERE id = \(id) AND owner_id = \(owner)"
        ) { PeopleList(id: $0.id(), name: $0.text(), people: $0.count()) }
    }

    static func people(on list: ID<PeopleList>, in reading: Reading) throws -> [Account] {
        try reading.all(
            """
            SELECT \(AccountQueries.columns)
            FROM list_people
            JOIN actors ON actors.id = list_people.account_id
            WHERE list_people.list_id = \(list) AND NOT actors.is_resting
            ORDER BY actors.name, actors.id
            LIMIT \(PeopleList.mostPeople)
            """,
            AccountQueries.account
        )
    }

    /// On which of an owner’s lists somebody is.
    static func lists(of owner: ID<Account>, with person: ID<Account>, in reading: Reading) throws -> Set<ID<PeopleList>> {
        Set(
            try reading.all(
                """
                SELECT lists.id
                FROM list_people
                JOIN lists ON lists.id = list_people.list_id
                WHERE list_people.account_id = \(person) AND lists.owner_id = \(owner)
                LIMIT \(PeopleList.most)
                """
            ) { $0.id() }
        )
    }

    static func count(_ list: ID<PeopleList>, in reading: Reading) throws -> Int {
        try reading.count("SELECT COUNT(*) FROM list_people WHERE list_id = \(list)")
    }

    static func insert(_ id: ID<PeopleList>, _ name: String, owner: ID<Account>, in transaction: Transaction) throws {
        try transaction.run("INSERT INTO lists (id, owner_id, name, created_at) VALUES (\(id), \(owner), \(name), \(transaction.now))")
    }

    static func rename(_ id: ID<PeopleList>, _ name: String, owner: ID<Account>, in transaction: Transaction) throws -> Bool {
        try transaction.run("UPDATE lists SET name = \(name) WHERE id = \(id) AND owner_id = \(owner)") > 0
    }

    static func delete(_ id: ID<PeopleList>, owner: ID<Account>, in transaction: Transaction) throws -> Bool {
        try transaction.run("DELETE FROM list_people WHERE list_id IN (SELECT id FROM lists WHERE id = \(id) AND owner_id = \(owner))")
        return try transaction.run("DELETE FROM lists WHERE id = \(id) AND owner_id = \(owner)") > 0
    }

    static func add(_ person: ID<Account>, to list: ID<PeopleList>, in transaction: Transaction) throws {
        try transaction.run(
            "INSERT INTO list_people (list_id, account_id, added_at) VALUES (\(list), \(person), \(transaction.now)) ON CONFLICT DO NOTHING"
        )
    }

    static func remove(_ person: ID<Account>, from list: ID<PeopleList>, in transaction: Transaction) throws {
        try transaction.run("DELETE FROM list_people WHERE list_id = \(list) AND account_id = \(person)")
    }
}
