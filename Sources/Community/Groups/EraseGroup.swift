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
        /// Counts from 1; 0 is the last one, for what the others did not find.
        let round: Int
    }

    package static func job(of group: ID<Group>, round: Int = 1) throws -> NewJob {
        try NewJob(kind: jobKind, Payload(group: group, round: round))
    }

    package static func handler(_ store: Store) -> JobHandler {
        JobHandler(kind: jobKind) { job in
            let payload = try job.payload(as: Payload.self)
            // What stands in no index by its group is looked for once, by reading, so that nobody has to wait for it.
            let left = payload.round == 0 ? try await store.read { try EraseGroupQueries.left(in: payload.group, limit: batch, $0) } : []
            try await store.write { transaction in
                guard try GroupQueries.isDeleted(payload.group, in: transaction) else { return }
                let posts = payload.round == 0 ? left : try EraseGroupQueries.standing(in: payload.group, limit: batch, transaction)
                for post in posts {
                    try PictureQueries.detach(from: post, in: transaction)
                    try WritePostQueries.delete(post, in: transaction)
                }
                if payload.round > 0 {
                    try JobQueries.add(Self.job(of: payload.group, round: posts.isEmpty ? 0 : payload.round + 1), in: transaction)
                } else if !posts.isEmpty {
                    try JobQueries.add(Self.job(of: payload.group, round: 0), in: transaction)
                }
            }
        }
    }
}
