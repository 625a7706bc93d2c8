import Foundation
import Kernel

/// Fetches what somebody else's server offers, carefully: the address may come from anybody.
///
/// - Only http and https, on their own ports, without credentials.
/// - Only public addresses. The address that is checked is the one that the socket is opened to, at the first request and at each
///   redirect, so that a name cannot mean one thing to the check and another to the connection (DNS rebinding).
/// - No cookies, no proxy, no sign-in of any kind.
/// - Limits of time (for all redirects together), of size (of what arrives and of what it unpacks to), and of type.
package struct Fetcher: Sendable {
    /// What the steward allows beyond the public internet, for servers of their own.
    package struct Exceptions: Sendable, Hashable {
        package var ranges: [NetworkRange]
        /// A PEM file of authorities to trust beside the system's.
        package var certificates: String?

        package init(ranges: [NetworkRange] = [], certificates: String? = nil) {
            self.ranges = ranges
            self.certificates = certificates
        }
    }

    package struct Limits: Sendable, Hashable {
        /// For all requests together.
        package var time = Span.seconds(15)
        package var bytes: Int
        package var redirects = 5
        /// Media types, such as `text/html`.
        package var types: Set<String>
        /// Whether the beginning is enough: what is longer is cut off rather than refused.
        package var takesBeginning = false
        /// How the server named what it answered last: what has not changed since is not sent again (RFC 9110, section 13).
        package var known = Version.none

        package init(bytes: Int, types: Set<String>, takesBeginning: Bool = false) {
            self.bytes = bytes
            self.types = types
            self.takesBeginning = takesBeginning
        }
    }

    package struct Fetched: Sendable, Hashable {
        /// Where it was found, after redirects.
        package let address: String
        /// The media type with its parameters, as the server wrote it.
        package let type: String
        package let bytes: [UInt8]
        package let isCut: Bool
        package let version: Version
        /// It is as it was in the version that was named; there are no bytes then.
        package var isUnchanged = false
    }

    /// The names that a server gives to one state of what it offers.
    package struct Version: Sendable, Hashable {
        package static let none = Version(tag: "", modified: "")
        /// `ETag` and `Last-Modified` as they were sent; empty where they were not.
        package var tag: String
        package var modified: String

        package init(tag: String, modified: String) {
            self.tag = tag
            self.modified = modified
        }
    }

    private let exceptions: Exceptions
    private let agent: String
    private let threads: BlockingThreads

    /// - Parameters:
    ///   - agent: how we call ourselves: the program, and where its server is.
    ///   - threads: as many fetches are under way at most; further ones wait.
    package init(exceptions: Exceptions = Exceptions(), agent: String, threads: Int = 2) {
        self.exceptions = exceptions
        self.agent = agent
        self.threads = BlockingThreads(count: max(1, threads))
    }

    /// - Throws: `FetchFault`.
    package func fetch(_ address: String, _ limits: Limits) async throws -> Fetched {
        try await fetch(address, limits) { $0 }
    }

    /// Fetches and reads, both on a thread of ours.
    /// - Throws: `FetchFault`, and what `read` throws.
    package func fetch<Answer: Sendable>(_ address: String, _ limits: Limits, read: @escaping @Sendable (Fetched) throws -> Answer) async throws -> Answer {
        let (exceptions, agent) = (exceptions, agent)
        let answer = try await threads.answer {
            try read(FetchExchange.follow(address, limits, exceptions, agent: agent))
        }
        guard let answer else { throw FetchFault.failed("it was not finished") }
        return answer
    }
}

/// Why something was not fetched; the words are for a steward.
package enum FetchFault: Error, Hashable, CustomStringConvertible {
    case address(String)
    /// It leads to an address that is not public, or to a port that is not the usual one.
    case forbidden(String)
    case status(Int)
    case type(String)
    case tooLong
    case tooManyRedirects
    case tooSlow
    case failed(String)

    package var description: String {
        switch self {
        case .address(let address): "“\(address.prefix(100))” is not an address that can be fetched"
        case .forbidden(let place): "it leads to \(place), which is not on the public internet"
        case .status(let status): "the server answered \(status)"
        case .type(let type): "it is “\(type.prefix(60))”, which is not what is looked for"
        case .tooLong: "it is too long"
        case .tooManyRedirects: "it leads from one address to another too often"
        case .tooSlow: "it took too long"
        case .failed(let reason): reason
        }
    }

    /// Whether it may well be different later.
    package var isPassing: Bool {
        switch self {
        case .status(let status): status >= 500 || status == 429
        case .tooSlow, .failed: true
        case .address, .forbidden, .type, .tooLong, .tooManyRedirects: false
        }
    }
}
