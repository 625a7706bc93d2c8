import CVips

/// What the decoder says about a failure. It may quote the file: for the log alone.
package struct PictureFault: Error, Hashable, CustomStringConvertible {
    package let description: String

    /// Takes the text that stands in the error buffer and empties the buffer. All threads share one buffer, so that the
    /// text of two failures at one moment may mix.
    static func last() -> PictureFault {
        guard let text = vips_error_buffer_copy() else { return PictureFault(description: "") }
        defer { g_free(text) }
        return PictureFault(description: String(cString: text))
    }
}
