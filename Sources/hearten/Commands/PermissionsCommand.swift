import ArgumentParser
import Community
import Store
import Trust

/// `hearten permissions`
struct PermissionsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "permissions", abstract: "What people allowed to be shown: checks the ledger, or begins anew after a loss.",
        subcommands: [Check.self, AskAnew.self])

    struct Check: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Reads the whole ledger and says what is wrong with it; ends with 1 where something is.")

        @OptionGroup var shared: SharedOptions

        func run() async throws {
            try await Opening.run(shared.flags) { settings in
                let faults = try await Opening.withStore(settings) { try await $0.read { try PermissionChain.faults(in: $0) } }
                for fault in faults { print(fault) }
                if !faults.isEmpty { throw ExitCode(1) }
                print("The ledger is whole.")
            }
        }
    }

    struct AskAnew: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "ask-anew",
            abstract:
                "Ends every permission, so that nothing is shown that somebody may have taken back. For a server whose file of endings is lost; professionals then ask again."
        )

        @OptionGroup var shared: SharedOptions

        func run() async throws {
            try await Opening.run(shared.flags) { settings in
                let ended = try await Opening.withStore(settings) { store in
                    try await store.write { try ReapplyEndings.endAll(file: EndingsFile(data: settings.data), things: EndPlates.thing, in: $0) }
                }
                print("\(ended) permissions were ended. People can be asked anew.")
            }
        }
    }
}
