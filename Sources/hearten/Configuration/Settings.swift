import ArgumentParser
import Configuration
import Foundation
import Outside
import Store
import SystemPackage

/// The flags that every command takes.
struct SharedOptions: ParsableArguments {
    @Option(help: "The folder with the database, pictures, secrets and hearten.yaml.")
    var data: String?

    @Option(help: "postgres://… ; without it an SQLite file in the data folder.")
    var database: String?

    var flags: [String: String] {
        ["data": data, "database": database].compactMapValues { $0 }
    }
}

/// Everything that can be configured: flags first, then `HEARTEN_…` in the environment, then `hearten.yaml` in the data folder,
/// then defaults.
struct Settings: Sendable {
    let data: String
    let location: Store.Location
    let host: String
    let port: Int
    /// Without a slash at the end.
    let origin: String
    let smtp: SMTPServer?
    let mailFrom: EmailAddress
    let mailName: String
    /// What may be fetched beyond the public internet.
    let outside: Fetcher.Exceptions

    /// Whether nobody but this machine can come: both the origin and the address listened on are its own.
    var isLoopback: Bool { Self.isLoopback(host) && Self.isLoopback(URL(string: origin)?.host() ?? "") }

    private static func isLoopback(_ host: String) -> Bool {
        host == "localhost" || host.hasPrefix("127.") || host == "::1" || host == "[::1]"
    }

    /// Reads all sources.
    /// - Throws: `SettingsFault` with every fault at once.
    static func read(flags: [String: String], environment: [String: String] = ProcessInfo.processInfo.environment) async throws -> Settings {
        var faults: [String] = []
        let data = flags["data"] ?? environment["HEARTEN_DATA"] ?? "data"
        let reader = try await reader(flags, environment, data, &faults)
        func text(_ key: String) -> String? { reader.string(forKey: ConfigKey(key.split(separator: ".").map(String.init))).flatMap { $0.isEmpty ? nil : $0 } }

        let listen = text("listen") ?? "127.0.0.1:8080"
        let (host, port) = address(listen, &faults)
        let origin = checkedOrigin(text("origin") ?? "http://localhost:\(port)", &faults)
        let location = checkedLocation(text("database"), data, &faults)
        let smtp = checkedSMTP(text("smtp"), &faults)
        let from = text("mail.from") ?? defaultSender(origin)
        let mailFrom = EmailAddress(from) ?? EmailAddress("hearten@localhost")
        if EmailAddress(from) == nil { faults.append("mail.from: “\(from)” is not an e-mail address.") }
        let outside = checkedOutside(text("outside.allow"), text("outside.ca"), &faults)
        guard faults.isEmpty, let mailFrom else { throw SettingsFault(faults: faults) }
        return Settings(
            data: data, location: location, host: host, port: port, origin: origin, smtp: smtp, mailFrom: mailFrom, mailName: text("mail.name") ?? "Hearten",
            outside: outside
        )
    }

    /// `hearten@` the origin’s host; an address without a name cannot stand behind the @.
    private static func defaultSender(_ origin: String) -> String {
        let sender = "hearten@\(URL(string: origin)?.host() ?? "localhost")"
        return EmailAddress(sender) == nil ? "hearten@localhost" : sender
    }

    private static func reader(_ flags: [String: String], _ environment: [String: String], _ data: String, _ faults: inout [String]) async throws
        -> ConfigReader
    {
        let given = Dictionary(
            uniqueKeysWithValues: flags.map { key, value in
                (AbsoluteConfigKey(key.split(separator: ".").map(String.init)), ConfigValue(.string(value), isSecret: key == "smtp" || key == "database"))
            }
        )
        var providers: [any ConfigProvider] = [
            InMemoryProvider(name: "flags", values: given),
            EnvironmentVariablesProvider(environmentVariables: environment).prefixKeys(with: "hearten"),
        ]
        let file = data + "/hearten.yaml"
        do {
            try Self.openOnce(FilePath(file))
            providers.append(try await FileProvider<YAMLSnapshot>(filePath: FilePath(file), allowMissing: true))
        } catch {
            faults.append("\(file) cannot be read: \(error)")
        }
        return ConfigReader(providers: providers)
    }

    /// Finds out in the system’s own words why a file cannot be read. A missing one is no fault.
    private static func openOnce(_ path: FilePath) throws {
        do { try FileDescriptor.open(path, .readOnly).close() } catch Errno.noSuchFileOrDirectory {}
    }

    private static func address(_ text: String, _ faults: inout [String]) -> (host: String, port: Int) {
        guard let colon = text.lastIndex(of: ":"), let port = Int(text[text.index(after: colon)...]), (0...65_535).contains(port), colon > text.startIndex
        else {
            faults.append("listen: “\(text)” should read like 127.0.0.1:8080.")
            return ("127.0.0.1", 8080)
        }
        return (String(text[..<colon]).trimmingCharacters(in: CharacterSet(charactersIn: "[]")), port)
    }

    private static func checkedOrigin(_ text: String, _ faults: inout [String]) -> String {
        let origin = text.hasSuffix("/") ? String(text.dropLast()) : text
        guard let url = URL(string: origin), let scheme = url.scheme, ["http", "https"].contains(scheme), url.host() != nil, url.path().isEmpty else {
            faults.append("origin: “\(text)” should read like https://harbour.example, without anything behind the host.")
            return origin
        }
        return origin
    }

    private static func checkedLocation(_ text: String?, _ data: String, _ faults: inout [String]) -> Store.Location {
        guard let text else { return .sqlite(path: data + "/hearten.db") }
        if text.hasPrefix("postgres://") || text.hasPrefix("postgresql://") || text.contains("dbname=") { return .postgres(address: text) }
        faults.append("database: this should read like postgres://user@host/name, or be left out for SQLite.")
        return .sqlite(path: data + "/hearten.db")
    }

    /// Ranges of addresses, separated by commas or blanks, and a file of authorities.
    private static func checkedOutside(_ allow: String?, _ certificates: String?, _ faults: inout [String]) -> Fetcher.Exceptions {
        let texts = (allow ?? "").split { $0 == "," || $0.isWhitespace }.map(String.init)
        for text in texts where NetworkRange(text) == nil { faults.append("outside.allow: “\(text)” should read like 10.1.0.0/16 or fd00:1::/64.") }
        if let certificates, !FileManager.default.isReadableFile(atPath: certificates) { faults.append("outside.ca: \(certificates) cannot be read.") }
        return Fetcher.Exceptions(ranges: texts.compactMap { NetworkRange($0) }, certificates: certificates)
    }

    private static func checkedSMTP(_ text: String?, _ faults: inout [String]) -> SMTPServer? {
        guard let text else { return nil }
        do throws(SMTPServerFault) {
            return try SMTPServer(url: text)
        } catch {
            faults.append("smtp: \(error)")
            return nil
        }
    }
}

/// What is wrong with the configuration; all of it.
struct SettingsFault: Error, CustomStringConvertible {
    let faults: [String]
    var description: String {
        (["The configuration cannot be used:"] + faults.map { "  - \($0)" }).joined(separator: "\n")
    }
}
