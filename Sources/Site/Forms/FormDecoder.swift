import Kernel

/// Reads the two encodings in which browsers send forms. Untrusted bytes: bounded, and a fault is a sentence.
package enum FormDecoder {
    package static let mostFields = 500

    /// `application/x-www-form-urlencoded` (WHATWG URL, section 5.1).
    package static func urlEncoded(_ bytes: some Collection<UInt8>) throws -> FormFields {
        var texts: [(name: String, text: String)] = []
        for pair in bytes.split(separator: 0x26) {
            guard texts.count < mostFields else { throw FormFault.tooManyFields }
            let parts = pair.split(separator: 0x3D, maxSplits: 1, omittingEmptySubsequences: false)
            texts.append((decoded(parts[0]), parts.count > 1 ? decoded(parts[1]) : ""))
        }
        return FormFields(texts: texts)
    }

    private static func decoded(_ bytes: some Collection<UInt8>) -> String {
        let bytes = Array(bytes)
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var place = 0
        while place < bytes.count {
            if bytes[place] == 0x25, place + 2 < bytes.count, let high = digit(bytes[place + 1]), let low = digit(bytes[place + 2]) {
                result.append(high << 4 | low)
                place += 3
            } else {
                result.append(bytes[place] == 0x2B ? 0x20 : bytes[place])
                place += 1
            }
        }
        return text(result)
    }

    private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x37
        case 0x61...0x66: byte - 0x57
        default: nil
        }
    }

    /// The value of a header parameter: `boundary` of a content type, `name` of a disposition.
    static func parameter(_ name: String, of header: String) -> String? {
        for part in parts(of: header).dropFirst() {
            let pair = part.split(separator: "=", maxSplits: 1)
            guard pair.count == 2, pair[0].filter({ !$0.isWhitespace }).lowercased() == name else { continue }
            var value = pair[1]
            while value.first?.isWhitespace == true { value.removeFirst() }
            while value.last?.isWhitespace == true { value.removeLast() }
            if value.first == "\"", value.last == "\"", value.count >= 2 { value = value.dropFirst().dropLast() }
            return String(value).replacing("%22", with: "\"").replacing("%0D", with: "").replacing("%0A", with: "")
        }
        return nil
    }

    /// A header’s value at its semicolons, but not at those within quotes.
    private static func parts(of header: String) -> [Substring] {
        var parts: [Substring] = []
        var isQuoted = false
        var start = header.startIndex
        for index in header.indices {
            if header[index] == "\"" { isQuoted.toggle() }
            if header[index] == ";" && !isQuoted {
                parts.append(header[start..<index])
                start = header.index(after: index)
            }
        }
        return parts + [header[start...]]
    }

    /// `multipart/form-data` (RFC 7578).
    package static func multipart(_ bytes: [UInt8], contentType: String) throws -> FormFields {
        guard let boundary = parameter("boundary", of: contentType), (1...70).contains(boundary.utf8.count) else {
            throw FormFault.unreadable
        }
        let delimiter = Array("--\(boundary)".utf8)
        var texts: [(name: String, text: String)] = []
        var files: [UploadedFile] = []
        guard var position = find(delimiter, in: bytes, from: 0) else { throw FormFault.unreadable }
        while true {
            position += delimiter.count
            guard position + 2 <= bytes.count else { throw FormFault.unreadable }
            if bytes[position] == 0x2D, bytes[position + 1] == 0x2D { break }
            guard bytes[position] == 0x0D, bytes[position + 1] == 0x0A,
                let end = find([0x0D, 0x0A] + delimiter, in: bytes, from: position)
            else { throw FormFault.unreadable }
            guard texts.count + files.count < mostFields else { throw FormFault.tooManyFields }
            try part(bytes[(position + 2)..<max(end, position + 2)], &texts, &files)
            position = end + 2
        }
        return FormFields(texts: texts, files: files)
    }

    /// The parts that are whole at the beginning of `multipart/form-data`.
    package static func multipart(beginning bytes: [UInt8], contentType: String) throws -> FormFields {
        guard let boundary = parameter("boundary", of: contentType) else { throw FormFault.unreadable }
        let delimiter = Array("\r\n--\(boundary)".utf8)
        guard let first = delimiter.first, delimiter.count <= bytes.count else { throw FormFault.unreadable }
        let end = stride(from: bytes.count - delimiter.count, through: 0, by: -1).first { place in
            bytes[place] == first && bytes[place..<(place + delimiter.count)].elementsEqual(delimiter)
        }
        guard let end else { throw FormFault.unreadable }
        return try multipart(bytes[..<end] + delimiter + Array("--\r\n".utf8), contentType: contentType)
    }

    private static func part(
        _ bytes: ArraySlice<UInt8>, _ texts: inout [(name: String, text: String)], _ files: inout [UploadedFile]
    ) throws {
        let part = Array(bytes)
        guard let headersEnd = find([0x0D, 0x0A, 0x0D, 0x0A], in: part, from: 0), headersEnd < 4_096 else {
            throw FormFault.unreadable
        }
        let headers = text(Array(part[..<headersEnd])).split(whereSeparator: \.isNewline)
        guard let disposition = headers.first(where: { $0.lowercased().hasPrefix("content-disposition:") }).map(String.init),
            let name = parameter("name", of: disposition)
        else { throw FormFault.unreadable }
        let body = Array(part[(headersEnd + 4)...])
        if let file = parameter("filename", of: disposition) {
            files.append(UploadedFile(field: name, name: String(file.prefix(200)), bytes: body))
        } else {
            texts.append((name, text(body)))
        }
    }

    /// The first place at or after `start` where `pattern` stands.
    private static func find(_ pattern: [UInt8], in bytes: [UInt8], from start: Int) -> Int? {
        guard let first = pattern.first, bytes.count >= pattern.count, start >= 0 else { return nil }
        return bytes.withUnsafeBufferPointer { bytes in
            var position = start
            let last = bytes.count - pattern.count
            while position <= last {
                if bytes[position] == first, (1..<pattern.count).allSatisfy({ bytes[position + $0] == pattern[$0] }) {
                    return position
                }
                position += 1
            }
            return nil
        }
    }
}

/// A form that cannot be read at all.
package enum FormFault: Failure, Equatable {
    case unreadable, tooManyFields
    case tooLarge(megabytes: Int)
    /// The form's token is missing or of another session.
    case token

    package var sentence: String {
        switch self {
        case .unreadable: "The form did not arrive in one piece. Please go back and send it again; what you typed is still there."
        case .tooManyFields: "The form has more parts than it should. Please go back, reload the page and try again."
        case .tooLarge(let megabytes):
            "That is more than \(megabytes) MB, which is the most this form takes. Please go back and send less; what you typed is still there."
        case .token:
            "This form was opened in another session, or too long ago. Please go back, reload the page and send it again."
        }
    }

    package var status: Int {
        switch self {
        case .unreadable, .tooManyFields: 400
        case .tooLarge: 413
        case .token: 403
        }
    }
}
