import ArgumentParser

/// `hearten load`
struct Load: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Makes a synthetic data set.")
    func run() async throws {}
}
