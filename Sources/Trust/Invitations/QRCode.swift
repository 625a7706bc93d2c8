import CQREncode
import Kernel
import Site

/// A QR code drawn as SVG.
package enum QRCode {
    /// `nil` where the text is too long for one (some 2,300 bytes).
    package static func svg(_ text: String, label: String) -> HTML? {
        guard let code = QRcode_encodeString8bit(text, 0, QR_ECLEVEL_M) else { return nil }
        defer { QRcode_free(code) }
        let width = Int(code.pointee.width)
        var path = ""
        for row in 0..<width {
            for column in 0..<width where code.pointee.data[row * width + column] & 1 == 1 {
                path += "M\(column + 4) \(row + 4)h1v1h-1z"
            }
        }
        // Dark on white in both themes: cameras expect it. Four modules of quiet zone (ISO/IEC 18004).
        return """
            <svg class="qr" viewBox="0 0 \(width + 8) \(width + 8)" role="img" aria-label="\(label)" shape-rendering="crispEdges">\
            <path fill="#fff" d="M0 0h\(width + 8)v\(width + 8)H0z"/><path fill="#000" d="\(path)"/></svg>
            """
    }
}
