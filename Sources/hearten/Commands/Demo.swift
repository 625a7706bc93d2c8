import ArgumentParser
import Identity
import Store

/// `hearten demo`
struct Demo: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Fills an empty database with the cast: two practices, six months of life.")
    @OptionGroup var shared: SharedOptions

    func run() async throws {}

    static func hint(_ settings: Settings, _ store: Store) async throws -> SignInPages.DemoHint? { nil }
}
