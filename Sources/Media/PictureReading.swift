import CVips

/// From a stranger's bytes to a picture in memory that is safe to work with.
struct PictureReading {
    let limits: PictureLimits

    /// Reads the picture, upright and in sRGB, at most as large as `PictureSize.full`. Large files pass through as a
    /// stream; only the result is held in memory, at most 30 MB.
    ///
    /// - Throws: `PictureRefusal`.
    func picture(_ bytes: [UInt8]) throws -> VipsPicture {
        guard bytes.count <= limits.bytes else { throw PictureRefusal.tooManyBytes(limit: limits.bytes) }
        let kind = try PictureKind(of: bytes)
        if kind == .heic || kind == .avif {
            guard Vips.readsHEIF else { throw PictureRefusal.unsupported(kind: "HEIC or AVIF") }
            try HEIFSize(limits: limits).check(bytes)
        }
        return try bytes.span.withUnsafeBytes { raw in
            if kind == .jpeg, jpegScans(in: raw, limit: limits.scans) > limits.scans {
                throw PictureRefusal.broken(PictureFault(description: "more than \(limits.scans) scans"))
            }
            do {
                return try decoded(raw, kind)
            } catch let fault as PictureFault {
                throw PictureRefusal.broken(fault)
            }
        }
    }

    private func decoded(_ raw: UnsafeRawBufferPointer, _ kind: PictureKind) throws -> VipsPicture {
        let header = try Self.opened(raw, kind)
        try limits.check(width: header.width, height: header.height)
        let shrink = kind == .jpeg ? Self.shrink(header) : 1
        guard shrink > 1 else { return try Self.reduced(header) }
        return try Self.reduced(Self.opened(raw, kind, shrink: shrink))
    }

    private static func reduced(_ picture: borrowing VipsPicture) throws -> VipsPicture {
        let reduced = try upright(picture)
        reduced.forgetOrigin()
        return reduced
    }

    private static func upright(_ picture: borrowing VipsPicture) throws -> VipsPicture {
        let size = PictureSize.full
        do {
            return try picture.fitted(width: size.width, height: size.height).inMemory()
        } catch  where picture.forgetProfile() {
            // Some programs write a profile that nothing can read; the picture is fine without it.
            return try picture.fitted(width: size.width, height: size.height).inMemory()
        }
    }

    /// Opens with the loader for this kind and no other, reading the header alone.
    private static func opened(
        _ raw: UnsafeRawBufferPointer, _ kind: PictureKind, shrink: Int = 1
    ) throws -> VipsPicture {
        try VipsPicture { out in
            switch kind {
            case .jpeg: hearten_vips_load_jpeg(raw.baseAddress, raw.count, Int32(shrink), out)
            case .png: hearten_vips_load_png(raw.baseAddress, raw.count, out)
            case .webp: hearten_vips_load_webp(raw.baseAddress, raw.count, out)
            case .gif: hearten_vips_load_gif(raw.baseAddress, raw.count, out)
            case .heic, .avif: hearten_vips_load_heif(raw.baseAddress, raw.count, out)
            }
        }
    }

    /// By how much the JPEG decoder may shrink the picture itself, at a fraction of the cost: 1, 2, 4 or 8. At least a
    /// factor of two is left to the better filter, as in libvips' own thumbnails.
    private static func shrink(_ header: borrowing VipsPicture) -> Int {
        let (width, height) = header.isTurned ? (header.height, header.width) : (header.width, header.height)
        let factor = max(
            Double(width) / Double(PictureSize.full.width), Double(height) / Double(PictureSize.full.height)
        )
        return [8, 4, 2].first { factor >= Double(2 * $0) } ?? 1
    }
}
