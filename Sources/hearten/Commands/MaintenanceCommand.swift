import ArgumentParser
import Identity
import Store

/// `hearten maintenance`
struct MaintenanceCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "maintenance",
        abstract: "While it is on, everybody but stewards sees a page that says so. A running server follows within a second.",
        subcommands: [On.self, Off.self]
    )

    struct On: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Closes the server for everybody but stewards.")
        @OptionGroup var shared: SharedOptions
        @Option(help: "What people are told, in a sentence or two.") var message = ""

        func run() async throws {
            try await Opening.run(shared.flags) { settings in
                try await Opening.withStore(settings) { store in try await store.write { try Maintenance.begin(message, in: $0) } }
                print("Maintenance is on. `hearten maintenance off` ends it.")
            }
        }
    }

    struct Off: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Opens the server again.")
        @OptionGroup var shared: SharedOptions

        func run() async throws {
            try await Opening.run(shared.flags) { settings in
                try await Opening.withStore(settings) { store in try await store.write { try Maintenance.end(in: $0) } }
                print("Maintenance is off.")
            }
        }
    }
}
