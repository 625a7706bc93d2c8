import ArgumentParser
import Community
import Identity
import Kernel
import Media
import Store
import TestCast
import Trust

/// `hearten demo`
struct Demo: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Fills an empty database with the cast: two practices, six months of life.")

    @OptionGroup var shared: SharedOptions
    @Option(help: "The password of everybody in the cast; without it one is made and printed.") var password: String?
    @Option(help: "The same number makes the same six months.") var seed: UInt64 = 1

    func run() async throws {
        try await Opening.run(shared.flags) { settings in
            try await Opening.withStore(settings) { try await fill($0, settings) }
        }
    }

    private func fill(_ store: Store, _ settings: Settings) async throws {
        guard try await store.read({ try !AccountQueries.hasAnyAccount(in: $0) }) else { return Opening.say(DemoFault.notEmpty.sentence) }
        let words = password ?? Self.made()
        let checked: Password
        do throws(PasswordFault) { checked = try Password(words) } catch { throw ValidationError(error.sentence) }
        let hash = try await PasswordHasher().hash(checked)
        let worker = PictureWorker()
        let pictures = AddPicture(store: store, worker: worker, files: MediaFiles(data: settings.data))
        let ledger = Ledger(endings: EndingsFile(data: settings.data))
        let report = try await FillDemo(store: store, pictures: pictures, worker: worker, ledger: ledger).fill(
            passwordHash: hash, seed: seed, logger: Opening.logger())
        try await store.write { try SettingQueries.set("demo.password", to: words, in: $0) }
        print("\(report.people) people, \(report.events) events. Everybody’s password: \(words)")
    }

    /// Three short words and a number: easy to type, made anew for every demo.
    private static func made() -> String {
        let words = ["harbour", "kettle", "gentle", "stairs", "morning", "orange", "paper", "quiet", "river", "saddle", "tandem", "walnut"]
        return (0..<3).compactMap { _ in words.randomElement() }.joined(separator: "-") + "-\(Int.random(in: 10...99))"
    }

    /// Who may be tried, for the sign-in page of a demo on this machine alone.
    static func hint(_ settings: Settings, _ store: Store) async throws -> SignInPages.DemoHint? {
        guard settings.isLoopback, let password = try await store.read({ try SettingQueries.value("demo.password", in: $0) }) else { return nil }
        let people = [
            ("maya", "leads Harbour Strength and looks after the server"), ("doreen", "has a new hip and just climbed two flights"),
            ("tomasz", "drives lorries and walks the harbour wall"), ("kwame", "answers newcomers"),
            ("nadia", "leads The Gut Feeling Café"), ("rob", "is one of its members"),
        ]
        return SignInPages.DemoHint(people: people.map { (handle: $0.0, line: $0.1) }, password: password)
    }
}
