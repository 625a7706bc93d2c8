import ArgumentParser
import Embedded
import Foundation
import Kernel
import Logging
import Store

/// What commands share: reading the settings, opening the store, and saying plainly what is wrong.
enum Opening {
    static func migrations() throws -> [Migration] { try Migration.all(in: Embedded.texts(in: "Schema")) }

    /// Opens the store for `body` and closes it on every path, so that its number for ids is given back.
    static func withStore<Answer>(_ settings: Settings, _ body: (Store) async throws -> Answer) async throws -> Answer {
        try DataFolder.prepare(settings.data)
        let store = try await Store.open(settings.location, schema: migrations())
        do {
            let answer = try await body(store)
            await store.close()
            return answer
        } catch {
            await store.close()
            throw error
        }
    }

    /// Runs a command’s body. Files that it makes are its owner’s alone. Faults of configuration end with status 2, others with 1,
    /// each with a sentence on standard error.
    static func run(_ flags: [String: String], _ body: (Settings) async throws -> Void) async throws {
        umask(0o077)
        do {
            try await body(try await Settings.read(flags: flags))
        } catch let fault as SettingsFault {
            say(fault.description)
            throw ExitCode(2)
        } catch let fault as DataFolderFault {
            say(fault.description)
            throw ExitCode(2)
        } catch let failure as any Failure {
            say(failure.sentence)
            if let fault = failure as? StoreFault { say("(\(fault))") }
            throw ExitCode(1)
        }
    }

    static func say(_ text: String) { FileHandle.standardError.write(Data((text + "\n").utf8)) }

    /// Lines of facts on standard error; never names, addresses, words or tokens.
    static func logger() -> Logger {
        LoggingSystem.bootstrap { label in
            var handler = StreamLogHandler.standardError(label: label)
            handler.logLevel = .info
            return handler
        }
        return Logger(label: "hearten")
    }
}
