import CVips

/// The library that reads and draws pictures.
package enum PictureLibrary {
    /// Such as `8.14.1`.
    package static var version: String { String(cString: vips_version_string()) }
}

/// The library itself, started once for the whole process.
enum Vips {
    private static let start: Result<Void, PictureFault> = hearten_vips_start() == 0 ? .success(()) : .failure(.last())

    /// Starts the library if it has not been started. One thread of computing for each caller, no cache, and every
    /// loader closed but those of `PictureKind` and of our own drawings.
    static func ready() throws { try start.get() }

    /// Frees what the library holds for this thread.
    static func leaveThread() { vips_thread_shutdown() }

    /// Whether this build of the library can read HEIC and AVIF.
    static var readsHEIF: Bool { vips_type_find("VipsForeignLoad", "heifload_buffer") != 0 }
}
