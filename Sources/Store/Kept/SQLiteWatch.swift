import Synchronization

/// Tells the states of an SQLite file apart: a connection that never writes and asks for `PRAGMA data_version`, which differs
/// as soon as any other connection has committed, in this process or in another.
/// (https://www.sqlite.org/pragma.html#pragma_data_version)
///
/// The one call of the database that is made on whatever thread asks: it looks at the file’s entry and at memory that SQLite shares.
/// Opening may take longer and is left to the readers’ threads; it is waited for once.
final class SQLiteWatch: Sendable {
    private struct Watched {
        var connection: SQLiteConnection?
        var opened = 0
        var isClosed = false
    }

    private let path: String
    private let watched = Mutex(Watched())

    init(path: String) { self.path = path }

    /// The state of the file now; `nil` where it cannot be told at once: the file is gone, or locked by somebody, or not open yet.
    /// - Parameter mayOpen: only on threads that may block.
    func state(mayOpen: Bool) -> StoreState? {
        watched.withLock { watched in
            if let lost = watched.connection, lost.hasLostItsFile { watched.connection = nil }
            do {
                if watched.connection == nil, mayOpen, !watched.isClosed {
                    watched.connection = try SQLiteConnection(path: path, mode: .read, busyMilliseconds: 0)
                    // The counts of two connections do not compare.
                    watched.opened += 1
                }
                guard let version = try watched.connection?.dataVersion() else { return nil }
                return StoreState("\(watched.opened) \(version)")
            } catch {
                watched.connection = nil
                return nil
            }
        }
    }

    func close() {
        watched.withLock { watched in
            watched.isClosed = true
            watched.connection = nil
        }
    }
}
