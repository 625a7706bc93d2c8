import ArgumentParser

/// `hearten doctor`
struct Doctor: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Says what is wrong and how to mend it.")
    func run() async throws {}
}
