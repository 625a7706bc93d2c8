/// The body's transfer encoding (RFC 2045, 6.7).
enum QuotedPrintable {
    /// Lines of at most 76 columns, CRLF, the last line ended. Line ends of any kind in the text become CRLF.
    static func encoded(_ text: String) -> [UInt8] {
        var lines = unified(text).split(separator: newline, omittingEmptySubsequences: false)
        if lines.last?.isEmpty == true { lines.removeLast() }
        var output: [UInt8] = []
        for line in lines {
            append(line, to: &output)
            output += lineEnd
        }
        return output
    }

    private static func unified(_ text: String) -> [UInt8] {
        var bytes: [UInt8] = []
        var previous: UInt8 = 0
        for byte in text.utf8 {
            switch byte {
            case newline where previous == carriageReturn: break
            case carriageReturn: bytes.append(newline)
            default: bytes.append(byte)
            }
            previous = byte
        }
        return bytes
    }

    private static func append(_ line: ArraySlice<UInt8>, to output: inout [UInt8]) {
        var column = 0
        for (index, byte) in zip(line.indices, line) {
            let isLast = index == line.endIndex - 1
            if column + width(byte, column: column, isLast: isLast) > 75 {
                output += [UInt8(ascii: "=")] + lineEnd
                column = 0
            }
            if isLiteral(byte, column: column, isLast: isLast) {
                output.append(byte)
                column += 1
            } else {
                output += [UInt8(ascii: "="), digit(byte >> 4), digit(byte & 0xF)]
                column += 3
            }
        }
    }

    private static func width(_ byte: UInt8, column: Int, isLast: Bool) -> Int {
        isLiteral(byte, column: column, isLast: isLast) ? 1 : 3
    }

    private static func isLiteral(_ byte: UInt8, column: Int, isLast: Bool) -> Bool {
        switch byte {
        case UInt8(ascii: "="): false
        case UInt8(ascii: " "), UInt8(ascii: "\t"): !isLast
        // A dot that begins a line is what SMTP ends a message with: encoded, no relay's dot stuffing can harm it.
        case UInt8(ascii: "."): column > 0
        default: ASCII.isVisible(byte)
        }
    }

    private static func digit(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 + value : 0x37 + value }

    private static let newline = UInt8(ascii: "\n")
    private static let carriageReturn = UInt8(ascii: "\r")
    private static let lineEnd = Array("\r\n".utf8)
}
