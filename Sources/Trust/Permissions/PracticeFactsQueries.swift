import Identity
import Kernel
import Store

/// What is known of a practice, for records of permissions.
extension PermissionQueries {
    package static func facts(of practice: ID<Practice>, in reading: Reading) throws -> PracticeFacts {
        try reading.first("SELECT legal_name, address, contact, jurisdiction, storage FROM practice_facts WHERE practice_id = \(practice)") { facts(&$0) }
            ?? PracticeFacts()
    }

    static func facts(_ row: inout Row) -> PracticeFacts {
        var facts = PracticeFacts()
        (facts.legalName, facts.address, facts.contact) = (row.text(), row.text(), row.text())
        (facts.jurisdiction, facts.storage) = (row.text(), row.text())
        return facts
    }

    static func save(_ facts: PracticeFacts, of practice: ID<Practice>, in transaction: Transaction) throws {
        try transaction.run(
            """
            INSERT INTO practice_facts (practice_id, legal_name, address, contact, jurisdiction, storage)
            VALUES (\(practice), \(facts.legalName), \(facts.address), \(facts.contact), \(facts.jurisdiction), \(facts.storage))
            ON CONFLICT (practice_id)
            DO UPDATE SET legal_name = excluded.legal_name, address = excluded.address, contact = excluded.contact, jurisdiction = excluded.jurisdiction,
                          storage = excluded.storage
            """
        )
    }
}
