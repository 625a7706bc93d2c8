import CCurl
import Foundation
import Kernel

/// One request and its answer. Blocks its thread.
final class FetchExchange {
    private let address: FetchAddress
    private let limits: Fetcher.Limits
    private let exceptions: Fetcher.Exceptions
    private var curl: Curl?
    private var bytes: [UInt8] = []
    /// What ended the transfer from our side.
    private var fault: FetchFault?
    private var isCut = false

    private init(_ address: FetchAddress, _ limits: Fetcher.Limits, _ exceptions: Fetcher.Exceptions) {
        self.address = address
        self.limits = limits
        self.exceptions = exceptions
    }

    /// Follows redirects, each with a check of its own.
    static func follow(_ text: String, _ limits: Fetcher.Limits, _ exceptions: Fetcher.Exceptions, agent: String) throws -> Fetcher.Fetched {
        let end = ContinuousClock.now.advanced(by: .milliseconds(limits.time.milliseconds))
        var text = text
        for _ in 0...limits.redirects {
            let left = ContinuousClock.now.duration(to: end)
            guard left > .milliseconds(1) else { throw FetchFault.tooSlow }
            let exchange = FetchExchange(try FetchAddress(text), limits, exceptions)
            switch try exchange.run(agent: agent, milliseconds: max(1, Int(left / .milliseconds(1)))) {
            case .redirect(let next): text = next
            case .answer(let fetched): return fetched
            }
        }
        throw FetchFault.tooManyRedirects
    }

    private enum Outcome {
        case redirect(String)
        case answer(Fetcher.Fetched)
    }

    private func run(agent: String, milliseconds: Int) throws -> Outcome {
        do {
            let curl = try Curl()
            self.curl = curl
            try prepare(curl, agent, milliseconds)
            do { try curl.perform() } catch { if !isCut { throw error } }
            defer { self.curl = nil }
            return try outcome(curl)
        } catch let error as Curl.Fault {
            curl = nil
            if let fault { throw fault }
            throw error.isTimeout ? FetchFault.tooSlow : error.isTooLong ? FetchFault.tooLong : FetchFault.failed(error.reason)
        }
    }

    private func outcome(_ curl: Curl) throws -> Outcome {
        let status = curl.responseCode
        if [301, 302, 303, 307, 308].contains(status), let next = curl.text(CURLINFO_REDIRECT_URL) { return .redirect(next) }
        let version = Fetcher.Version(tag: curl.header("ETag") ?? "", modified: curl.header("Last-Modified") ?? "")
        if status == 304, limits.known != .none {
            return .answer(Fetcher.Fetched(address: address.text, type: "", bytes: [], isCut: false, version: version, isUnchanged: true))
        }
        guard (200...299).contains(status) else { throw FetchFault.status(status) }
        let type = curl.text(CURLINFO_CONTENT_TYPE) ?? ""
        guard accepts(type) else { throw FetchFault.type(type) }
        return .answer(Fetcher.Fetched(address: address.text, type: type, bytes: bytes, isCut: isCut, version: version))
    }

    private func accepts(_ type: String) -> Bool {
        limits.types.contains(type.prefix { $0 != ";" }.trimmingCharacters(in: .whitespaces).lowercased())
    }

    private func prepare(_ curl: Curl, _ agent: String, _ milliseconds: Int) throws(Curl.Fault) {
        try curl.setURL(address.handle)
        try curl.set(CURLOPT_PROTOCOLS_STR, "http,https")
        try curl.set(CURLOPT_PROXY, "")
        try curl.set(CURLOPT_FOLLOWLOCATION, 0)
        try curl.set(CURLOPT_NETRC, 0)
        try curl.set(CURLOPT_HTTPGET, 1)
        try curl.set(CURLOPT_USERAGENT, agent)
        try curl.set(CURLOPT_ACCEPT_ENCODING, "gzip, deflate")
        // What it unpacks to is counted as it arrives, so that a little that unpacks to much is cut off as well.
        var headers = ["Accept: \(limits.types.sorted().joined(separator: ", "))"]
        if let tag = Self.sendable(limits.known.tag) { headers.append("If-None-Match: \(tag)") }
        if let modified = Self.sendable(limits.known.modified) { headers.append("If-Modified-Since: \(modified)") }
        try curl.set(CURLOPT_HTTPHEADER, list: headers)
        try curl.set(CURLOPT_TIMEOUT_MS, milliseconds)
        try curl.set(CURLOPT_CONNECTTIMEOUT_MS, min(milliseconds, 5_000))
        if !limits.takesBeginning { try curl.set(CURLOPT_MAXFILESIZE_LARGE, size: limits.bytes) }
        try curl.set(CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2))
        try curl.set(CURLOPT_SSL_VERIFYPEER, 1)
        try curl.set(CURLOPT_SSL_VERIFYHOST, 2)
        if let certificates = exceptions.certificates {
            try curl.set(CURLOPT_CAINFO, certificates)
            // The system's own stay good beside it.
            try curl.set(CURLOPT_CAPATH, "/etc/ssl/certs")
        }
        let context = Unmanaged.passUnretained(self).toOpaque()
        try curl.setOpener(
            { context, _, address in
                guard let context, let address else { return hearten_curl_no_socket() }
                return Unmanaged<FetchExchange>.fromOpaque(context).takeUnretainedValue().open(address)
            }, context)
        try curl.setReceiver(
            { bytes, size, count, context in
                guard let bytes, let context else { return 0 }
                return Unmanaged<FetchExchange>.fromOpaque(context).takeUnretainedValue().receive(UnsafeRawBufferPointer(start: bytes, count: size * count))
            }, context)
    }

    /// What may stand in a header: it came from a server, by way of the database.
    private static func sendable(_ text: String) -> String? {
        text.isEmpty || text.utf8.count > 300 || !text.utf8.allSatisfy { (0x20...0x7E).contains($0) } ? nil : text
    }

    /// Opens a socket to where it leads, if that is allowed.
    private func open(_ address: UnsafeMutablePointer<curl_sockaddr>) -> curl_socket_t {
        // libcurl keeps more behind `addr` than its type says: what is there is as long as `addrlen`.
        let place = MemoryLayout<curl_sockaddr>.offset(of: \.addr).flatMap { offset in
            NetworkAddress.reached(
                by: (UnsafeRawPointer(address) + offset).assumingMemoryBound(to: sockaddr.self), length: Int(address.pointee.addrlen))
        }
        guard let place, isAllowed(place.address, place.port) else {
            fault = .forbidden(place.map { "\($0.address), port \($0.port)" } ?? "something that is no internet address")
            return hearten_curl_no_socket()
        }
        fault = nil
        return socket(address.pointee.family, address.pointee.socktype | Int32(SOCK_CLOEXEC.rawValue), address.pointee.protocol)
    }

    private func isAllowed(_ address: NetworkAddress, _ port: Int) -> Bool {
        if exceptions.ranges.contains(where: { $0.holds(address) }) { return true }
        return address.isPublic && (port == 80 || port == 443)
    }

    /// Returns how much was taken; less than there is ends the transfer.
    private func receive(_ part: UnsafeRawBufferPointer) -> Int {
        if bytes.isEmpty, let curl, (200...299).contains(curl.responseCode) {
            let type = curl.text(CURLINFO_CONTENT_TYPE) ?? ""
            guard accepts(type) else {
                fault = .type(type)
                return 0
            }
        }
        let room = limits.bytes - bytes.count
        bytes.append(contentsOf: part.prefix(max(0, room)))
        guard part.count > room else { return part.count }
        if limits.takesBeginning { isCut = true } else { fault = .tooLong }
        return 0
    }
}

/// An address taken apart by the library that will fetch it, so that both understand it alike.
private final class FetchAddress {
    let handle: OpaquePointer
    let text: String

    /// - Throws: `FetchFault.address` for anything but http and https, and for credentials.
    init(_ text: String) throws {
        guard let handle = curl_url() else { throw FetchFault.failed("out of memory") }
        func part(_ part: CURLUPart) -> String? {
            var found: UnsafeMutablePointer<CChar>?
            guard curl_url_get(handle, part, &found, 0) == CURLUE_OK, let found else { return nil }
            defer { curl_free(found) }
            return String(cString: found)
        }
        guard text.utf8.count <= 2_000, !text.unicodeScalars.contains(where: { $0.value <= 0x20 || $0.value == 0x7F }),
            curl_url_set(handle, CURLUPART_URL, text, UInt32(CURLU_DISALLOW_USER)) == CURLUE_OK, let scheme = part(CURLUPART_SCHEME),
            scheme == "http" || scheme == "https", part(CURLUPART_HOST)?.isEmpty == false
        else {
            curl_url_cleanup(handle)
            throw FetchFault.address(text)
        }
        // What stands behind # is the reader's business.
        curl_url_set(handle, CURLUPART_FRAGMENT, nil, 0)
        self.handle = handle
        self.text = part(CURLUPART_URL) ?? text
    }

    deinit { curl_url_cleanup(handle) }
}
