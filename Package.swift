// swift-tools-version:6.2
import PackageDescription

/// One server program. The modules are vertical (docs/decisions/001-modules.md): each imports only what stands above it
/// in this list; `Tests/ArchitectureTests` holds the table against the sources.
let package = Package(
    name: "hearten",
    products: [.executable(name: "hearten", targets: ["hearten"])],
    dependencies: [
        .package(url: "https://github.com/hummingbird-project/hummingbird", exact: "2.28.1"),
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        .package(url: "https://github.com/apple/swift-configuration", exact: "1.4.0", traits: ["YAML"]),
        .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
        .package(url: "https://github.com/apple/swift-http-types", exact: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2"),
        .package(url: "https://github.com/apple/swift-system", exact: "1.8.1"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", exact: "2.13.0"),
    ],
    targets: [
        system("CSQLite", "sqlite3", apt: "libsqlite3-dev"),
        system("CPostgres", "libpq", apt: "libpq-dev"),
        system("CVips", "vips", apt: "libvips-dev"),
        system("CMarkdown", "libcmark-gfm", apt: "libcmark-gfm-dev"),
        system("CSodium", "libsodium", apt: "libsodium-dev"),
        system("CQREncode", "libqrencode", apt: "libqrencode-dev"),
        system("CCurl", "libcurl", apt: "libcurl4-openssl-dev"),
        system("CXML2", "libxml-2.0", apt: "libxml2-dev"),
        system("CZlib", "zlib", apt: "zlib1g-dev"),
        .systemLibrary(name: "CMalloc"),
        .target(name: "CPageHead", dependencies: ["CXML2"]),

        .plugin(name: "EmbedFiles", capability: .buildTool(), dependencies: ["EmbedTool"]),
        .executableTarget(name: "EmbedTool"),
        .target(name: "Embedded", plugins: ["EmbedFiles"]),

        module("Kernel", ["CMarkdown", "CSodium"]),
        module("Store", ["CSQLite", "CPostgres", "Kernel", logging]),
        module("Site", ["CZlib", "Embedded", "Kernel", "Store", hummingbird, httpTypes, nioCore, logging, lifecycle]),
        module("Language", []),
        module("Outside", ["CCurl", "CPageHead", "Kernel", "Store", logging]),
        module("Media", ["CVips", "CSodium", "Kernel"]),
        module(
            "Identity",
            ["CSodium", "Embedded", "Kernel", "Store", "Site", "Outside", hummingbird, httpTypes, nioCore, crypto, logging]
        ),
        module("Trust", ["CQREncode", "Kernel", "Store", "Site", "Outside", "Identity", hummingbird, httpTypes, logging]),
        module(
            "Community",
            ["Kernel", "Store", "Site", "Language", "Outside", "Media", "Identity", "Trust", hummingbird, httpTypes, nioCore, logging]
        ),
        module("Journey", ["Kernel", "Store", "Site", "Identity", "Trust", "Community", hummingbird, httpTypes]),
        module(
            "Growth",
            ["Kernel", "Store", "Site", "Language", "Identity", "Trust", "Community", hummingbird, httpTypes]
        ),
        module(
            "TestCast",
            ["Kernel", "Store", "Site", "Language", "Outside", "Media", "Identity", "Trust", "Community", "Journey", "Growth", logging]
        ),
        .executableTarget(
            name: "hearten",
            dependencies: [
                "CMalloc", "Kernel", "Store", "Site", "Outside", "Media", "Identity", "Trust", "Community", "Journey", "Growth",
                "TestCast", hummingbird, httpTypes, nioCore, logging, configuration, "Language", "Embedded",
                .product(name: "SystemPackage", package: "swift-system"),
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                lifecycle,
            ]
        ),

        // Tests. `TestSupport` gives every query test a database of its own on each engine.
        .target(
            name: "TestSupport",
            dependencies: ["Embedded", "Kernel", "Store", "Site", "Outside", "Identity", "Trust", "Community"], path: "Tests/Support"
        ),
        .testTarget(name: "StoreTests", dependencies: ["Store", "Kernel", "TestSupport", logging]),
        .testTarget(name: "KernelTests", dependencies: ["Kernel"]),
        .testTarget(name: "SiteTests", dependencies: ["Site", "Kernel", "CZlib", hummingbird, httpTypes, nioCore], exclude: ["Golden"]),
        .testTarget(name: "LanguageTests", dependencies: ["Language"], exclude: ["praise_language.csv"]),
        .testTarget(name: "MediaTests", dependencies: ["Media"]),
        .testTarget(name: "IdentityTests", dependencies: ["Identity", "Kernel", "Outside", "Site", "Store", "TestSupport"]),
        .testTarget(name: "TrustTests", dependencies: ["Trust", "Identity", "Kernel", "Outside", "Site", "Store", "Community", "Growth", "TestSupport"]),
        .testTarget(
            name: "CommunityTests",
            dependencies: ["Community", "Trust", "Identity", "Kernel", "Language", "Media", "Outside", "Site", "Store", "TestSupport", logging],
            exclude: ["Golden"]
        ),
        .testTarget(
            name: "JourneyTests",
            dependencies: ["Journey", "Community", "Trust", "Identity", "Kernel", "Outside", "Site", "Store", "TestSupport", logging], exclude: ["Golden"]
        ),
        .testTarget(
            name: "GrowthTests",
            dependencies: ["Growth", "Community", "Trust", "Identity", "Kernel", "Language", "Outside", "Site", "Store", "TestSupport", logging]
        ),
        .testTarget(name: "ArchitectureTests"),
        .testTarget(name: "OutsideTests", dependencies: ["Outside", "Kernel"], exclude: ["smtp_server.py"]),
        .testTarget(name: "TestCastTests", dependencies: ["TestCast"]),
    ],
    swiftLanguageModes: [.v6]
)

var lifecycle: Target.Dependency { .product(name: "ServiceLifecycle", package: "swift-service-lifecycle") }
var hummingbird: Target.Dependency { .product(name: "Hummingbird", package: "hummingbird") }
var httpTypes: Target.Dependency { .product(name: "HTTPTypes", package: "swift-http-types") }
var crypto: Target.Dependency { .product(name: "Crypto", package: "swift-crypto") }
var nioCore: Target.Dependency { .product(name: "NIOCore", package: "swift-nio") }
var logging: Target.Dependency { .product(name: "Logging", package: "swift-log") }
var configuration: Target.Dependency { .product(name: "Configuration", package: "swift-configuration") }

func module(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .target(name: name, dependencies: dependencies)
}

func system(_ name: String, _ pkgConfig: String, apt package: String) -> Target {
    .systemLibrary(name: name, pkgConfig: pkgConfig, providers: [.apt([package])])
}
