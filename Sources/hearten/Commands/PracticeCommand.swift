import ArgumentParser
import Identity
import Store
import Trust

/// `hearten practice`
struct PracticeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "practice", abstract: "Looks after practices.", subcommands: [HandOver.self])

    struct HandOver: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "hand-over",
            abstract: "Makes one of the professionals of a practice its owner. Whoever owned it stays a professional there, and may leave."
        )

        @OptionGroup var shared: SharedOptions
        @Option(help: "The practice, as in its address: harbour.") var practice: String
        @Option(help: "To whom, as ines.") var to: String

        func run() async throws {
            try await Opening.run(shared.flags) { settings in
                let handle = String(to.drop { $0 == "@" })
                try await Opening.withStore(settings) { store in
                    do {
                        print(try await store.write { try Self.handOver(practice, to: handle, in: $0) })
                    } catch let fault as HandOverFault {
                        throw ValidationError("@\(handle): \(fault.sentence)")
                    }
                }
            }
        }

        private static func handOver(_ handle: String, to person: String, in transaction: Transaction) throws -> String {
            guard let practice = try PracticeQueries.practice(handle: handle, in: transaction) else {
                throw ValidationError("There is no practice called \(handle) here.")
            }
            guard let account = try AccountQueries.account(handle: person, in: transaction) else {
                throw ValidationError("There is nobody called @\(person) here.")
            }
            try HandOverPractice.handOver(practice.id, to: account.id, in: transaction)
            return "\(practice.name) is @\(account.handle.text)’s now. Tell them, and whoever owned it before."
        }
    }
}
