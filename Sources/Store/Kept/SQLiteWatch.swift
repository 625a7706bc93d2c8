import Foundation

/// Tells the states of an SQLite file apart: a connection that never writes and asks for `PRAGMA data_version`, which differs
/// as soon as any other connection has committed, in this process or in another.
/// (https://www.sqlite.org/pragma.html#pragma_data_version)
///
/// `@unchecked Sendable`: every access to the connection holds `lock`.
final class SQLiteWatch: @unchecked Sendable {
    private let path: String
    private let lock = NSLock()
    private var connection: SQLiteConnection?
    private var opened = 0

    init(path: String) { self.path = path }

    /// The state of the file now; `nil` where it cannot be told at once: the file is gone, or locked by somebody.
    func state() -> StoreState? {
        lock.withLock {
            if let lost = connection, lost.hasLostItsFile { connection = nil }
            do {
                let open = try connection ?? reopened()
                return StoreState("\(opened) \(try open.dataVersion())")
            } catch {
                connection = nil
                return nil
            }
        }
    }

    func close() { lock.withLock { connection = nil } }

    private func reopened() throws -> SQLiteConnection {
        let open = try SQLiteConnection(path: path, mode: .read, busyMilliseconds: 0)
        // The counts of two connections do not compare.
        opened += 1
        connection = open
        return open
    }
}
