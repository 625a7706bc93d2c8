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

/// Takes what was there before there was a search into the index, some at a time.
package enum IndexAll {
    package static let jobKind = "search-index"
    private static let batch = 500

    package static func handler(_ store: Store) -> JobHandler {
        JobHandler(kind: jobKind) { job in
            guard var place = Int64(job.payload).map({ ID<Post>($0) }) else { throw JobFault.hopeless("the place cannot be read") }
            while try await store.write({ try AccountQueries.foldNames(limit: batch, in: $0) }) > 0 {}
            while let next = try await store.write({ [place] in try SearchQueries.indexMore(after: place, limit: batch, in: $0) }) { place = next }
        }
    }
}
