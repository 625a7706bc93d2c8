/// A form with files, written as browsers write it.
struct MultipartBody {
    let boundary: String
    private(set) var bytes: [UInt8] = []

    init(boundary: String = "----HarbourForm7x") { self.boundary = boundary }

    var type: String { "multipart/form-data; boundary=\(boundary)" }

    func adding(_ name: String, _ text: String) -> MultipartBody {
        part("form-data; name=\"\(escaped(name))\"", "", Array(text.utf8))
    }

    func adding(_ name: String, file: String, _ content: [UInt8]) -> MultipartBody {
        part(
            "form-data; name=\"\(escaped(name))\"; filename=\"\(escaped(file))\"",
            "Content-Type: application/octet-stream\r\n", content
        )
    }

    func part(_ disposition: String, _ headers: String, _ content: [UInt8]) -> MultipartBody {
        var body = self
        body.bytes += "--\(boundary)\r\nContent-Disposition: \(disposition)\r\n\(headers)\r\n".utf8
        body.bytes += content + Array("\r\n".utf8)
        return body
    }

    var ended: [UInt8] { bytes + Array("--\(boundary)--\r\n".utf8) }

    private func escaped(_ name: String) -> String {
        name.replacing("\r\n", with: "%0D%0A").replacing("\r", with: "%0D").replacing("\n", with: "%0A").replacing(
            "\"", with: "%22")
    }
}
