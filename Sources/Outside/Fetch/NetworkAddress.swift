import Foundation

/// An IP address, as 4 or 16 bytes.
package struct NetworkAddress: Hashable, Sendable, CustomStringConvertible {
    package let bytes: [UInt8]

    private init(bytes: [UInt8]) { self.bytes = bytes }

    /// From its usual text: `192.0.2.1`, `2001:db8::1`. `nil` for anything else, names and short forms among it.
    package init?(_ text: String) {
        var (four, six) = (in_addr(), in6_addr())
        if inet_pton(AF_INET, text, &four) == 1 {
            bytes = withUnsafeBytes(of: &four) { Array($0) }
        } else if inet_pton(AF_INET6, text, &six) == 1 {
            bytes = withUnsafeBytes(of: &six) { Array($0) }
        } else {
            return nil
        }
    }

    /// The address and port that a socket is to be connected to; `nil` for anything but IP.
    static func reached(by address: UnsafePointer<sockaddr>, length: Int) -> (address: NetworkAddress, port: Int)? {
        switch Int32(address.pointee.sa_family) {
        case AF_INET where length >= MemoryLayout<sockaddr_in>.size:
            return UnsafeRawPointer(address).withMemoryRebound(to: sockaddr_in.self, capacity: 1) { four in
                var host = four.pointee.sin_addr
                return (NetworkAddress(bytes: withUnsafeBytes(of: &host) { Array($0) }), Int(UInt16(bigEndian: four.pointee.sin_port)))
            }
        case AF_INET6 where length >= MemoryLayout<sockaddr_in6>.size:
            return UnsafeRawPointer(address).withMemoryRebound(to: sockaddr_in6.self, capacity: 1) { six in
                var host = six.pointee.sin6_addr
                return (NetworkAddress(bytes: withUnsafeBytes(of: &host) { Array($0) }), Int(UInt16(bigEndian: six.pointee.sin6_port)))
            }
        default: return nil
        }
    }

    package var description: String {
        bytes.count == 4
            ? bytes.map(String.init).joined(separator: ".")
            : stride(from: 0, to: 16, by: 2).map { String(Int(bytes[$0]) << 8 | Int(bytes[$0 + 1]), radix: 16) }.joined(separator: ":")
    }

    /// Whether it is an address of the public internet: none that a private network, this machine, a protocol or a document uses. After
    /// the IANA special-purpose registries (RFC 6890 and its updates). An IPv6 address that stands for one of IPv4 is judged as that.
    package var isPublic: Bool {
        if let four = embedded { return four.isPublic }
        if bytes.count == 4 { return !Self.special4.contains { $0.holds(self) } }
        // Only this eighth of IPv6 has been given out.
        return Self.global6.holds(self) && !Self.special6.contains { $0.holds(self) }
    }

    /// The IPv4 address in a mapped one (`::ffff:0:0/96`), or in one of the well-known translator (`64:ff9b::/96`, RFC 6052).
    private var embedded: NetworkAddress? {
        guard bytes.count == 16, Self.carriers.contains(where: { $0.holds(self) }) else { return nil }
        return NetworkAddress(bytes: Array(bytes.suffix(4)))
    }

    private static let carriers = ranges("::ffff:0:0/96 64:ff9b::/96")
    private static let global6 = ranges("2000::/3")[0]
    private static let special4 = ranges(
        """
        0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24 192.31.196.0/24 192.52.193.0/24 192.88.99.0/24
        192.168.0.0/16 192.175.48.0/24 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4
        """
    )
    private static let special6 = ranges("2001::/23 2001:db8::/32 2002::/16 2620:4f:8000::/48 3fff::/20")

    private static func ranges(_ text: String) -> [NetworkRange] { text.split(whereSeparator: \.isWhitespace).compactMap { NetworkRange(String($0)) } }
}

/// A range of IP addresses, as CIDR writes it: `10.0.0.0/8`.
package struct NetworkRange: Hashable, Sendable, CustomStringConvertible {
    package let first: NetworkAddress
    /// How many bits of the address are fixed.
    package let bits: Int

    /// `nil` where it cannot be read, or the address has bits behind the fixed ones. A single address is a range of one.
    package init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard let address = parts.first.flatMap({ NetworkAddress(String($0)) }), parts.count <= 2 else { return nil }
        let most = address.bytes.count * 8
        guard let bits = parts.count == 2 ? Int(parts[1]) : most, (0...most).contains(bits) else { return nil }
        first = address
        self.bits = bits
        guard address.bytes.indices.allSatisfy({ address.bytes[$0] & ~Self.mask(bits, $0) == 0 }) else { return nil }
    }

    package func holds(_ address: NetworkAddress) -> Bool {
        address.bytes.count == first.bytes.count && first.bytes.indices.allSatisfy { address.bytes[$0] & Self.mask(bits, $0) == first.bytes[$0] }
    }

    /// Of one byte, the bits that are fixed.
    private static func mask(_ bits: Int, _ byte: Int) -> UInt8 {
        let fixed = min(8, max(0, bits - byte * 8))
        return fixed == 0 ? 0 : UInt8(truncatingIfNeeded: 0xFF << (8 - fixed))
    }

    package var description: String { "\(first)/\(bits)" }
}
