extension Mail {
    /// The message as it goes over the wire (RFC 5322, RFC 2045, RFC 2047): ASCII, CRLF line ends, no line above 998 bytes,
    /// header text folded below 78 columns. Nothing in a mail's texts can begin a header field of its own.
    package func rendered() -> [UInt8] {
        let header = fields.map(\.rendered).joined() + "\r\n"
        return Array(header.utf8) + QuotedPrintable.encoded(text)
    }

    private var fields: [HeaderField] {
        let fixed = [
            HeaderField("From", HeaderText.phrase(from.name) + ["<\(from.address)>"]),
            HeaderField("To", ["<\(to)>"]),
            HeaderField("Subject", HeaderText.unstructured(subject)),
            HeaderField("Date", [UTCTime(date).headerDate]),
            HeaderField("Message-ID", [name(messageID)]),
        ]
        let list = ListField.allCases.compactMap { field in
            listFields[field].map { HeaderField(field.rawValue, HeaderText.structured($0)) }
        }
        let thread = thread.map { [HeaderField("References", [name($0)])] } ?? []
        return fixed + thread + list + [
            HeaderField("Auto-Submitted", ["auto-generated"]),
            HeaderField("MIME-Version", ["1.0"]),
            HeaderField("Content-Type", ["text/plain; charset=utf-8"]),
            HeaderField("Content-Transfer-Encoding", ["quoted-printable"]),
        ]
    }

    private func name(_ text: String) -> String {
        let parts = text.utf8.prefix(200).split(separator: UInt8(ascii: "@")).map { part in
            String(decoding: part.filter { ASCII.isAtomText($0) || $0 == UInt8(ascii: ".") }, as: UTF8.self)
        }
        let unique = parts.first.flatMap { $0.isEmpty ? nil : $0 } ?? "mail"
        let host = parts.count == 2 && !parts[1].isEmpty ? parts[1] : from.address.host
        return "<\(unique)@\(host)>"
    }
}
