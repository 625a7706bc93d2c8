import Identity
import Kernel
import Store

/// Keeps the index of words with what is written, changed and taken down.
package enum SearchReactions {
    package static let all = [
        Reaction("search", to: [.postWritten, .replyWritten, .postEdited, .postDeleted]) { logged, transaction in
            try SearchQueries.index(ID(logged.event.subject), in: transaction)
        }
    ]
}

/// Takes what was there before there was a search into the index: some in each job, which leaves the next one behind, so that other work
/// gets its turn and nothing begins from the start again.
package enum IndexAll {
    package static let jobKind = "search-index"
    static let batch = 500

    package static func handler(_ store: Store) -> JobHandler {
        JobHandler(kind: jobKind) { job in
            guard let place = Int64(job.payload).map({ ID<Post>($0) }) else { throw JobFault.hopeless("the place cannot be read") }
            try await store.write { transaction in
                let names = try AccountQueries.foldNames(limit: batch, in: transaction)
                let next = names > 0 ? place : try SearchQueries.indexMore(after: place, limit: batch, in: transaction)
                if let next { try JobQueries.add(NewJob(kind: jobKind, payload: String(next.value)), in: transaction) }
            }
        }
    }
}
