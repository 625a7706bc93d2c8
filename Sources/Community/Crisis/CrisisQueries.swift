import Identity
import Kernel
import Store

package enum CrisisQueries {
    package static func resources(of practice: ID<Practice>, in reading: Reading) throws -> [CrisisResource] {
        try reading.all(
            "SELECT name, contact, words, checked_at FROM crisis_resources WHERE practice_id = \(practice) ORDER BY position LIMIT \(CrisisResource.most)"
        ) { CrisisResource(name: $0.text(), contact: $0.text(), words: $0.text(), checkedAt: $0.moment()) }
    }

    package static func save(_ resources: [CrisisResource], of practice: ID<Practice>, in transaction: Transaction) throws {
        try transaction.run("DELETE FROM crisis_resources WHERE practice_id = \(practice)")
        for (position, resource) in resources.enumerated() {
            try transaction.run(
                """
                INSERT INTO crisis_resources (practice_id, position, name, contact, words, checked_at)
                VALUES (\(practice), \(position), \(resource.name), \(resource.contact), \(resource.words), \(resource.checkedAt))
                """
            )
        }
    }
}
