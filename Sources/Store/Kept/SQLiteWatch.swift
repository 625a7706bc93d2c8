import Foundation

/// Tells the states of an SQLite file apart: a connection that never writes and asks for `PRAGMA data_version`, which differs
/// as soon as any other connection has committed, in this process or in another.
/// (https://www.sqlite.org/pragma.html#pragma_data_version)
///
/// The one call of the database that is made on whatever thread asks: it looks at the file’s entry and at memory that SQLite shares.
/// Opening may take longer and is left to the readers’ threads; it is waited for once.
///
/// `@unchecked Sendable`: every access to the connection holds `lock`.
final class SQLiteWatch: @unchecked Sendable {
    private let path: String
    private let lock = NSLock()
    private var connection: SQLiteConnection?
    private var opened = 0
    private var isClosed = false

    init(path: String) { self.path = path }

    /// The state of the file now; `nil` where it cannot be told at once: the file is gone, or locked by somebody, or not open yet.
    /// - Parameter mayOpen: only on threads that may block.
    func state(mayOpen: Bool) -> StoreState? {
        lock.withLock {
            if let lost = connection, lost.hasLostItsFile { connection = nil }
            do {
                guard let open = try connection ?? (mayOpen ? reopened() : nil) else { return nil }
                return StoreState("\(opened) \(try open.dataVersion())")
            } catch {
                connection = nil
                return nil
            }
        }
    }

    func close() {
        lock.withLock {
            isClosed = true
            connection = nil
        }
    }

    private func reopened() throws -> SQLiteConnection? {
        guard !isClosed else { return nil }
        let open = try SQLiteConnection(path: path, mode: .read, busyMilliseconds: 0)
        // The counts of two connections do not compare.
        opened += 1
        connection = open
        return open
    }
}
