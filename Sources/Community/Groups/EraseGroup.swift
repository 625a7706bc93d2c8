import Foundation
import Identity
import Kernel
import Store
import Trust

/// Takes down what was written in a deleted group, some of it at a time, as jobs: a group may hold very much.
package enum EraseGroup {
    package static let jobKind = "erase-group"
    private static let batch = 100

    private struct Payload: Codable {
        let group: ID<Group>
        let round: Int
    }

    package static func job(of group: ID<Group>, round: Int = 1) throws -> NewJob {
        NewJob(kind: jobKind, payload: String(decoding: try JSONEncoder().encode(Payload(group: group, round: round)), as: UTF8.self))
    }

    package static func handler(_ store: Store) -> JobHandler {
        JobHandler(kind: jobKind) { job in
            let payload = try JSONDecoder().decode(Payload.self, from: Data(job.payload.utf8))
            try await store.write { transaction in
                guard try GroupQueries.isDeleted(payload.group, in: transaction) else { return }
                let posts = try EraseGroupQueries.standing(in: payload.group, limit: batch, transaction)
                for post in posts {
                    try PictureQueries.detach(from: post, in: transaction)
                    try WritePostQueries.delete(post, in: transaction)
                }
                if posts.count == batch { try JobQueries.add(Self.job(of: payload.group, round: payload.round + 1), in: transaction) }
            }
        }
    }
}
