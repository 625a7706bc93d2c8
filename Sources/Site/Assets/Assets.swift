import CZlib
import Embedded
import Kernel

/// The files that every page needs: one stylesheet, one script, the icons. Named by their content, so that browsers keep them
/// for a year and still see a new one at once.
package struct Assets: Sendable {
    package struct File: Sendable {
        package let bytes: [UInt8]
        package let compressed: [UInt8]
        package let type: String
    }

    private let files: [String: File]
    package let stylesheet: Href
    package let script: Href
    package let icons: Href
    package let favicon: Href

    /// - Parameter web: the files of `Web/` by path. `*.css` and `*.js` become one file each: `ground/` first, then by name.
    package init(web: [String: [UInt8]] = Embedded.files(in: "Web")) {
        var files: [String: File] = [:]
        func add(_ stem: String, _ ending: String, _ type: String, _ bytes: [UInt8]) -> Href {
            let hash = Base64URL.encode(Array(Digest.sha256(bytes).prefix(9)))
            let name = "\(stem)-\(hash).\(ending)"
            files[name] = File(bytes: bytes, compressed: Gzip.compress(bytes, level: 9), type: type)
            return "/assets/\(name)"
        }
        func joined(_ ending: String) -> [UInt8] {
            web.keys.filter { $0.hasSuffix(ending) }
                .sorted { ($0.hasPrefix("ground/") ? 0 : 1, $0) < ($1.hasPrefix("ground/") ? 0 : 1, $1) }
                .reduce(into: []) { $0 += (web[$1] ?? []) + [0x0A] }
        }
        stylesheet = add("hearten", "css", "text/css; charset=utf-8", joined(".css"))
        script = add("hearten", "js", "text/javascript; charset=utf-8", joined(".js"))
        icons = add("icons", "svg", "image/svg+xml", web["ground/icons.svg"] ?? [])
        favicon = add("favicon", "svg", "image/svg+xml", web["ground/favicon.svg"] ?? [])
        self.files = files
    }

    /// The file of that name, or `nil`.
    package func file(_ name: String) -> File? { files[name] }
}

package enum Gzip {
    /// - Parameter level: 1 (fast) ... 9 (small).
    package static func compress(_ bytes: [UInt8], level: Int32) -> [UInt8] {
        var stream = z_stream()
        guard hearten_deflate_init_gzip(&stream, level) == Z_OK else { return bytes }
        defer { deflateEnd(&stream) }
        var source = bytes
        var result = [UInt8](repeating: 0, count: Int(deflateBound(&stream, UInt(bytes.count))) + 32)
        let written = source.withUnsafeMutableBufferPointer { input in
            result.withUnsafeMutableBufferPointer { output in
                stream.next_in = input.baseAddress
                stream.avail_in = UInt32(input.count)
                stream.next_out = output.baseAddress
                stream.avail_out = UInt32(output.count)
                return deflate(&stream, Z_FINISH) == Z_STREAM_END ? Int(stream.total_out) : 0
            }
        }
        result.removeLast(result.count - written)
        return result
    }
}
