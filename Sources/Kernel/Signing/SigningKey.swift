import CSodium

/// The key with which the server signs what it states (Ed25519, RFC 8032, by libsodium).
package struct SigningKey: Sendable {
    private let secret: [UInt8]
    package let publicKey: [UInt8]

    /// - Parameter seed: 32 bytes; the same seed is the same key. `nil` for any other length.
    package init?(seed: [UInt8]) {
        guard seed.count == Int(crypto_sign_SEEDBYTES) else { return nil }
        var (open, secret) = ([UInt8](repeating: 0, count: Int(crypto_sign_PUBLICKEYBYTES)), [UInt8](repeating: 0, count: Int(crypto_sign_SECRETKEYBYTES)))
        guard crypto_sign_seed_keypair(&open, &secret, seed) == 0 else { return nil }
        self.secret = secret
        publicKey = open
    }

    /// 64 bytes.
    package func signature(of message: [UInt8]) -> [UInt8] {
        var signature = [UInt8](repeating: 0, count: Int(crypto_sign_BYTES))
        crypto_sign_detached(&signature, nil, message, UInt64(message.count), secret)
        return signature
    }

    package static func isValid(_ signature: [UInt8], of message: [UInt8], by publicKey: [UInt8]) -> Bool {
        guard signature.count == Int(crypto_sign_BYTES), publicKey.count == Int(crypto_sign_PUBLICKEYBYTES) else { return false }
        return crypto_sign_verify_detached(signature, message, UInt64(message.count), publicKey) == 0
    }
}
