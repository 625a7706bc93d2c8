import Identity
import Kernel
import Outside
import Store
import Trust

/// Somebody turns 18: from that moment they decide alone, and what is known of a parent or guardian goes. The records of permissions keep that
/// they were given by somebody under 18.
package enum GrowUp {
    /// Returns how many there were.
    package static func forgetGuardians(limit: Int, in transaction: Transaction) throws -> Int {
        let people = try GuardianQueries.grownUp(limit: limit, in: transaction)
        try GuardianPermissionQueries.forget(of: people, in: transaction)
        try GuardianQueries.forget(people, in: transaction)
        for person in people { try LetterQueries.forget(holding: AskGuardian.thread(person), in: transaction) }
        return people.count
    }
}
