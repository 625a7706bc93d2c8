import Foundation
import Testing

/// The modules are vertical: each imports only what stands above it.
@Suite("Modules") struct ModuleTests {
    /// What each module may import of our own, in the order of Package.swift.
    static let own: KeyValuePairs<String, Set<String>> = [
        "EmbedTool": [],
        "Embedded": [],
        "Kernel": ["CMarkdown", "CSodium"],
        "Store": ["CSQLite", "CPostgres", "Kernel"],
        "Site": ["CZlib", "Embedded", "Kernel", "Store"],
        "Language": [],
        "Outside": ["CCurl", "CPageHead", "Kernel", "Store"],
        "Media": ["CVips", "CSodium", "Kernel"],
        "Identity": ["CSodium", "Embedded", "Kernel", "Store", "Site", "Outside"],
        "Trust": ["CQREncode", "Kernel", "Store", "Site", "Outside", "Identity"],
        "Community": ["Kernel", "Store", "Site", "Language", "Outside", "Media", "Identity", "Trust"],
        "Journey": ["Kernel", "Store", "Site", "Identity", "Trust", "Community"],
        "Growth": ["Kernel", "Store", "Site", "Language", "Identity", "Trust", "Community"],
        "TestCast": ["Kernel", "Store", "Site", "Language", "Outside", "Media", "Identity", "Trust", "Community", "Journey", "Growth"],
        "hearten": [
            "CMalloc", "Kernel", "Embedded", "Store", "Site", "Language", "Outside", "Media", "Identity", "Trust", "Community", "Journey", "Growth",
            "TestCast",
        ],
    ]

    /// What each module may import of others' packages, besides the system's own libraries.
    static let packages: [String: Set<String>] = [
        "Store": ["Logging"],
        "Site": ["Hummingbird", "HTTPTypes", "NIOCore", "Logging", "ServiceLifecycle"],
        "Outside": ["Logging"],
        "Identity": ["Crypto", "Hummingbird", "HTTPTypes", "NIOCore", "Logging"],
        "Trust": ["Hummingbird", "HTTPTypes", "Logging"],
        "Community": ["Hummingbird", "HTTPTypes", "NIOCore", "Logging"],
        "Journey": ["Hummingbird", "HTTPTypes"],
        "Growth": ["Hummingbird", "HTTPTypes"],
        "TestCast": ["Logging"],
        "hearten": [
            "Hummingbird", "HTTPTypes", "NIOCore", "Logging", "Configuration", "SystemPackage", "ArgumentParser", "ServiceLifecycle",
            "UnixSignals",
        ],
    ]

    static let system: Set<String> = ["Foundation", "FoundationEssentials", "FoundationXML", "Synchronization", "Dispatch", "Glibc", "Musl", "Darwin", "Swift"]

    private static func allowed(_ module: String) -> Set<String> {
        (own.first { $0.key == module }?.value ?? []).union(packages[module] ?? []).union(system)
    }

    @Test("the sources are found") func found() {
        #expect(SourceFile.all.count > 100)
        #expect(SourceFile.all.allSatisfy { !$0.text.isEmpty })
    }

    @Test("every module has its line in the table") func complete() {
        let known = Set(Self.own.map(\.key))
        let found = Set(SourceFile.all.map(\.module))
        #expect(found.subtracting(known) == [], "a new module needs a line here and in Package.swift")
        #expect(known.subtracting(found) == [])
    }

    @Test("nothing imports what stands below it in the table") func order() {
        let names = Self.own.map(\.key)
        for (place, (module, imports)) in Self.own.enumerated() {
            #expect(imports.intersection(names).isSubset(of: Set(names.prefix(place))), "\(module)")
        }
    }

    @Test("each file imports only what its module may") func imports() {
        for file in SourceFile.all {
            let foreign = Set(file.imports).subtracting(Self.allowed(file.module))
            #expect(foreign == [], "\(file)")
        }
    }

    @Test("Package.swift names the same dependencies") func manifest() throws {
        let manifest = try String(contentsOf: SourceFile.root.appending(path: "Package.swift"), encoding: .utf8)
        for (module, imports) in Self.own where !["EmbedTool", "Embedded"].contains(module) {
            let start = try #require(
                manifest.range(of: #"module\(\s*"\#(module)"|name: "\#(module)",\s*dependencies"#, options: .regularExpression), "\(module)"
            )
            let list = try #require(manifest[start.upperBound...].range(of: #"\[[^\]]*\]"#, options: .regularExpression), "\(module)")
            let words = manifest[list].split(separator: "\"").enumerated().filter { $0.offset % 2 == 1 }.map { String($0.element) }
            #expect(Set(words).isSuperset(of: imports), "\(module) may import what Package.swift does not give it")
            let names = Set(Self.own.map(\.key))
            #expect(names.intersection(words).isSubset(of: imports), "\(module)")
        }
    }

    @Test("only routes, requests, Site and the program know the HTTP framework") func hummingbird() {
        let knowing = SourceFile.all.filter { $0.imports.contains { $0.hasPrefix("Hummingbird") } }.map(\.path)
        let wrong = knowing.filter { path in
            !path.hasSuffix("Routes.swift") && !path.contains("/Requests/") && !path.hasPrefix("Sources/Site/") && !path.hasPrefix("Sources/hearten/")
        }
        #expect(wrong == [])
        #expect(knowing.count > 10)
    }

    @Test("tests are no part of the program") func tests() {
        for file in SourceFile.all { #expect(!file.imports.contains("Testing") && !file.imports.contains("XCTest"), "\(file)") }
    }
}
