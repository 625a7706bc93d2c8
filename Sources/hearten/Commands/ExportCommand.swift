import ArgumentParser
import Community
import Identity
import Site
import Store

/// `hearten export`
struct ExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Writes everything about one account into a ZIP file, for somebody who asks for their data and cannot sign in. It is noted for that person."
    )

    @OptionGroup var shared: SharedOptions
    @Option(help: "The account’s handle.") var account: String
    @Argument(help: "The file to write.") var out: String

    func run() async throws {
        try await Opening.run(shared.flags) { settings in
            let size = try await Opening.withStore(settings) { store in
                guard let found = try await store.read({ try AccountQueries.account(handle: Handle(typed: account).text, in: $0) }) else {
                    throw ValidationError("There is no account @\(account) here.")
                }
                let size = try await MakeExport(store: store, data: settings.data, styles: Assets().styles).make(found.id, to: out)
                try await store.write { transaction in
                    for steward in try SignInQueries.stewards(in: transaction).prefix(1) {
                        try NoteLook.note(.export, of: found.id, by: steward, in: transaction)
                    }
                }
                return size
            }
            print("\(out): \((size / 1_000).formatted()) kB.")
        }
    }
}
