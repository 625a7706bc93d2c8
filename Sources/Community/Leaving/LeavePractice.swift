import Identity
import Kernel
import Site
import Store
import Trust

/// Leaves a practice for good: from that moment nobody there sees anything of the person, and what they wrote there is taken down by a job.
/// (Ending one's coaching is another thing: former clients stay part of the community.)
package enum LeavePractice {
    /// - Throws: `NotAllowed` for an owner, `NotFound` where there is no membership.
    package static func leave(_ practice: ID<Practice>, by account: ID<Account>, _ ledger: Ledger, in transaction: Transaction) throws {
        guard let membership = try MembershipQueries.standing(of: account, practice: practice, in: transaction) else { throw NotFound() }
        guard membership.role != .owner else {
            throw NotAllowed("You own this practice, so you cannot leave it: somebody has to answer for it. Ask whoever runs the server to hand it over first.")
        }
        try end(practice, of: account, ledger, in: transaction)
    }

    /// The same without asking whether they may: for an account that is erased.
    static func end(_ practice: ID<Practice>, of account: ID<Account>, _ ledger: Ledger, in transaction: Transaction) throws {
        try EndPlates.all(of: account, at: practice, reason: "they left the practice", ledger, in: transaction)
        try GrantJourney.end(practice, by: account, in: transaction)
        for purpose in ConsentPurpose.allCases { try WithdrawConsent.withdraw(purpose, account, from: practice, in: transaction) }
        try LeavingQueries.leaveGroups(account, of: practice, in: transaction)
        try LeavingQueries.endMembership(account, of: practice, in: transaction)
        try LeavingQueries.endFollowsWithStrangers(account, in: transaction)
        try JobQueries.add(EraseWritten.job(of: account, in: practice), in: transaction)
        try transaction.announce(Event(.practiceLeft, by: account, subject: account, target: account, group: ID<Group>?.none, practice: practice))
    }
}

/// Takes down what somebody wrote in a practice that they have left, some of it at a time, as jobs.
package enum EraseWritten {
    package static let jobKind = "erase-written"
    private static let batch = 100

    private struct Payload: Codable {
        let account: ID<Account>
        let practice: ID<Practice>
    }

    static func job(of account: ID<Account>, in practice: ID<Practice>) throws -> NewJob {
        try NewJob(kind: jobKind, Payload(account: account, practice: practice))
    }

    package static func handler(_ store: Store) -> JobHandler {
        JobHandler(kind: jobKind) { job in
            let payload = try job.payload(as: Payload.self)
            while try await store.write({ try erase(payload.account, payload.practice, in: $0) }) == batch {}
        }
    }

    /// Some of it. Returns how much. Whoever has come back meanwhile keeps what they write now.
    static func erase(_ account: ID<Account>, _ practice: ID<Practice>, in transaction: Transaction) throws -> Int {
        guard try MembershipQueries.standing(of: account, practice: practice, in: transaction) == nil else { return 0 }
        let posts = try LeavingQueries.written(by: account, in: practice, limit: batch, in: transaction)
        for post in posts {
            try PictureQueries.detach(from: post, in: transaction)
            try WritePostQueries.delete(post, in: transaction)
        }
        if posts.count < batch { try LeavingQueries.removePraise(by: account, in: practice, in: transaction) }
        return posts.count
    }
}

extension Event.Kind {
    package static let practiceLeft = Event.Kind("practice.left")
}
