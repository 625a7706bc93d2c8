import Foundation
import Testing

/// What shows something of a person cannot be called without a permit, nor with the permit of another place: the compiler says so.
@Suite("Permits, as the compiler sees them") struct PermitTests {
    private static let head = """
        import Identity
        import Kernel
        import Site
        import Store
        import Trust
        @testable import Community

        """

    /// Lines that must compile.
    private static let allowed = """
        func shown(_ permit: Permitted<Plate, OnWallPage>, _ beside: Permitted<Plate, BesideIt>) -> ShownPlate<OnWallPage> { ShownPlate(plate: permit, named: beside, isOpen: true, elsewhere: []) }
        func entry(_ frame: OpenFrame, _ practice: Practice, _ plate: ShownPlate<OnWallPage>, _ time: TimeWords) -> WallPages.EntryView { .init(frame: frame, practice: practice, plate: plate, time: time) }
        func screen(_ practice: Practice, _ plates: [ShownPlate<OnScreen>], _ time: TimeWords) -> KioskPages.View { .init(practice: practice, plates: plates, turn: 0, time: time, origin: "") }
        func feed(_ practice: Practice, _ plates: [ShownPlate<OnWallFeed>], _ now: Moment) -> String { PlateFeed.wall(practice, plates, linked: [], gone: [], origin: "", now: now) }
        func channel(_ practice: Practice, _ plates: [ShownPlate<OnPracticeChannel>], _ now: Moment) -> String { PlateFeed.channel(practice, plates, gone: [], origin: "", now: now) }
        func list(_ frame: OpenFrame, _ practice: Practice, _ plates: [ShownPlate<InChannelDirectory>]) -> PracticeChannelPages.DirectoryView { .init(frame: frame, practice: practice, plates: plates, next: nil, isBench: false) }
        func asks(_ plate: Plate, _ reading: Reading) throws -> Permitted<Plate, OnScreen>? { try Permits.permitted(plate, at: OnScreen.self, in: reading) }

        """

    /// Lines of which each must be refused: a plate without a permit, a permit of another place, a permit that somebody made.
    private static let refused = """
        func a(_ plate: Plate) -> ShownPlate<OnWallPage> { ShownPlate(plate: plate, named: nil, isOpen: true, elsewhere: []) }
        func b(_ permit: Permitted<Plate, OnScreen>) -> ShownPlate<OnWallPage> { ShownPlate(plate: permit, named: nil, isOpen: true, elsewhere: []) }
        func c(_ permit: Permitted<Plate, OnScreen>) -> ShownPlate<OnScreen> { ShownPlate(plate: permit, named: permit, isOpen: true, elsewhere: []) }
        func d(_ plate: Plate, _ now: Moment) -> Permitted<Plate, OnScreen> { Permitted<Plate, OnScreen>(thing: plate, until: now) }
        func e(_ frame: OpenFrame, _ practice: Practice, _ plate: Plate, _ time: TimeWords) -> WallPages.EntryView { .init(frame: frame, practice: practice, plate: plate, time: time) }
        func f(_ frame: OpenFrame, _ practice: Practice, _ plate: ShownPlate<OnScreen>, _ time: TimeWords) -> WallPages.EntryView { .init(frame: frame, practice: practice, plate: plate, time: time) }
        func g(_ practice: Practice, _ plates: [Plate], _ time: TimeWords) -> KioskPages.View { .init(practice: practice, plates: plates, turn: 0, time: time, origin: "") }
        func h(_ practice: Practice, _ plates: [ShownPlate<OnWallPage>], _ time: TimeWords) -> KioskPages.View { .init(practice: practice, plates: plates, turn: 0, time: time, origin: "") }
        func i(_ practice: Practice, _ plates: [ShownPlate<OnWallPage>], _ now: Moment) -> String { PlateFeed.wall(practice, plates, linked: [], gone: [], origin: "", now: now) }
        func j(_ practice: Practice, _ plates: [Plate], _ now: Moment) -> String { PlateFeed.wall(practice, plates, linked: [], gone: [], origin: "", now: now) }
        func k(_ practice: Practice, _ plate: Plate) -> String { WallCard.svg(plate, practice: practice, picture: nil) }
        func m(_ practice: Practice, _ plates: [ShownPlate<OnWallFeed>], _ now: Moment) -> String { PlateFeed.channel(practice, plates, gone: [], origin: "", now: now) }
        func n(_ frame: OpenFrame, _ practice: Practice, _ plates: [ShownPlate<OnPracticeChannel>]) -> PracticeChannelPages.DirectoryView { .init(frame: frame, practice: practice, plates: plates, next: nil, isBench: false) }
        func o(_ frame: OpenFrame, _ practice: Practice, _ plate: ShownPlate<OnWallPage>, _ time: TimeWords) -> PracticeChannelPages.PostView { .init(frame: frame, practice: practice, plate: plate, time: time) }
        func l(_ frame: Frame, _ practice: Practice, _ plates: [ShownPlate<OnWallPage>], _ time: TimeWords) -> WallPages.SheetView { .init(frame: frame, practice: practice, plates: plates, time: time) }

        """

    /// The errors of a text, by line from 1.
    private func errors(_ text: String) throws -> [Int: String] {
        let file = URL(filePath: NSTemporaryDirectory()).appending(path: "permits-\(UUID().uuidString).swift")
        try text.write(to: file, atomically: true, encoding: .utf8)
        defer { try? FileManager.default.removeItem(at: file) }
        let compiler = Process()
        compiler.executableURL = URL(filePath: "/usr/bin/env")
        compiler.arguments = try ["swiftc", "-typecheck", "-diagnostic-style=llvm"] + flags() + [file.path]
        let pipe = Pipe()
        compiler.standardError = pipe
        compiler.standardOutput = pipe
        try compiler.run()
        let output = String(decoding: try pipe.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
        compiler.waitUntilExit()
        var errors: [Int: String] = [:]
        for line in output.split(separator: "\n") {
            guard let place = line.range(of: ": error: ") else { continue }
            let parts = line[..<place.lowerBound].split(separator: ":")
            guard parts.first.map(String.init) == file.path, parts.count >= 2, let number = Int(parts[1]) else {
                errors[0] = String(line)
                continue
            }
            errors[number] = String(line[place.upperBound...])
        }
        #expect(compiler.terminationStatus == 0 || !errors.isEmpty, "the compiler itself failed: \(output.prefix(2_000))")
        return errors
    }

    /// The flags with which the tests of Community are built, as the build noted them.
    private func flags() throws -> [String] {
        let plan = try String(contentsOf: SourceFile.root.appending(path: ".build/debug.yaml"), encoding: .utf8)
        let line = try #require(plan.split(separator: "\n").first { $0.contains(#""-module-name","CommunityTests""#) && $0.contains("args:") })
        let list = try #require(line.range(of: "args: ")).upperBound
        let all = try JSONDecoder().decode([String].self, from: Data(line[list...].utf8))
        var flags: [String] = []
        var place = 0
        while place < all.count {
            if ["-I", "-Xcc", "-package-name", "-swift-version", "-target"].contains(all[place]), place + 1 < all.count {
                flags += all[place...(place + 1)]
                place += 1
            } else if all[place].hasPrefix("-I/") {
                flags.append(all[place])
            }
            place += 1
        }
        return flags
    }

    @Test("with the right permit it compiles") func compiles() throws {
        #expect(try errors(Self.head + Self.allowed) == [:])
    }

    @Test("without it, each line is refused") func refuses() throws {
        let errors = try errors(Self.head + Self.refused)
        let first = Self.head.split(separator: "\n", omittingEmptySubsequences: false).count
        for (number, line) in Self.refused.split(separator: "\n").enumerated() {
            let error = errors[first + number] ?? ""
            #expect(
                error.contains("cannot convert") || error.contains("inaccessible") || error.contains("could not be inferred")
                    || error.contains("requires that"), "\(line): \(error)")
        }
    }
}
