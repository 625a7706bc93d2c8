import ArgumentParser
import Trust

/// `hearten migrate`
struct Migrate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Brings the database up to the newest schema; serve does the same at start.")
    @OptionGroup var shared: SharedOptions

    func run() async throws {
        try await Opening.run(shared.flags) { settings in
            try await Opening.withStore(settings) { _ in }
            print("The schema is at \(try Opening.migrations().count).")
        }
    }
}

/// `hearten documentation rights`: what the documentation generates from the code.
struct Documentation: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Prints the parts of the documentation that are made from the code.")
    @Argument(help: "rights: who may do what.") var part: String

    func run() async throws {
        guard part == "rights" else { throw ValidationError("Only “rights” can be printed.") }
        print(Rights.table, terminator: "")
    }
}
