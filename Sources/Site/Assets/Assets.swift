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
    /// The stylesheet itself, for pages that leave the server.
    package let styles: [UInt8]
    package let script: Href
    package let icons: Href
    package let favicon: Href
    /// The pictures by which a phone shows the installed page, by name.
    package let pictures: [String: Href]
    /// The service worker, which names all of the above.
    package let worker: String
    package let manifest: String

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
            web.keys.filter { $0.hasSuffix(ending) && !$0.hasPrefix("worker/") }
                .sorted { ($0.hasPrefix("ground/") ? 0 : 1, $0) < ($1.hasPrefix("ground/") ? 0 : 1, $1) }
                .reduce(into: []) { $0 += (web[$1] ?? []) + [0x0A] }
        }
        styles = joined(".css")
        stylesheet = add("hearten", "css", "text/css; charset=utf-8", styles)
        script = add("hearten", "js", "text/javascript; charset=utf-8", joined(".js"))
        icons = add("icons", "svg", "image/svg+xml", web["ground/icons.svg"] ?? [])
        favicon = add("favicon", "svg", "image/svg+xml", web["ground/favicon.svg"] ?? [])
        var pictures: [String: Href] = [:]
        for (path, bytes) in web where path.hasPrefix("icons/") && path.hasSuffix(".png") {
            let name = String(path.dropFirst("icons/".count).dropLast(".png".count))
            pictures[name] = add(name, "png", "image/png", bytes)
        }
        self.pictures = pictures
        self.files = files
        let shell = [stylesheet, script, icons, favicon].map(\.text)
        let version = Base64URL.encode(Array(Digest.sha256(Array(shell.joined().utf8) + (web["worker/worker.js"] ?? [])).prefix(9)))
        let list = (shell + ["/offline", "/offline?kept=yes"]).map { "'\($0)'" }.joined(separator: ", ")
        worker = "const SHELL = 'shell-\(version)', FILES = [\(list)];\n" + String(decoding: web["worker/worker.js"] ?? [], as: UTF8.self)
        manifest = Self.manifest(pictures)
    }

    /// What makes the page installable (W3C Web Application Manifest).
    private static func manifest(_ pictures: [String: Href]) -> String {
        func icon(_ name: String, _ size: Int, _ purpose: String) -> String {
            let address = pictures[name]?.text ?? ""
            return #"{"src": "\#(address)", "sizes": "\#(size)x\#(size)", "type": "image/png", "purpose": "\#(purpose)"}"#
        }
        return """
            {"name": "Hearten", "short_name": "Hearten", "id": "/", "start_url": "/", "scope": "/", "display": "standalone", "lang": "en",
             "description": "Where people encourage each other.", "background_color": "#faf6ee", "theme_color": "#1c5443",
             "icons": [\(icon("icon-192", 192, "any")), \(icon("icon-512", 512, "any")), \(icon("maskable-512", 512, "maskable"))]}

            """
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
