import Community
import Kernel
import Store

enum DemoQueries {
    static func setFirstWin(_ isFirstWin: Bool, _ post: ID<Post>, in transaction: Transaction) throws {
        try transaction.run("UPDATE posts SET is_first_win = \(isFirstWin) WHERE id = \(post) AND is_first_win <> \(isFirstWin)")
    }

    static func markOldNoticesRead(before moment: Moment, in transaction: Transaction) throws {
        try transaction.run("UPDATE notices SET read_at = \(moment) WHERE created_at < \(moment) AND read_at IS NULL")
    }
}
