import CZlib
import Foundation

/// Writes a ZIP file (PKWARE APPNOTE 6.3) to disk, part by part, without compressing: pictures are compressed already, and the rest is
/// small. At most 65,535 entries and 4 GB in all, the limits of the format without its extensions.
package final class ZipWriter {
    package enum Fault: Error, Equatable, CustomStringConvertible {
        case cannotWrite(String)
        case tooLarge

        package var description: String {
            switch self {
            case .cannotWrite(let path): "\(path) cannot be written"
            case .tooLarge: "there is more than a ZIP file holds"
            }
        }
    }

    private struct Entry {
        let name: [UInt8]
        let checksum: UInt32
        let size: UInt32
        let offset: UInt32
    }

    private let file: FileHandle
    private var entries: [Entry] = []
    private var written: UInt64 = 0
    private let date: (day: UInt16, time: UInt16)

    /// A new file that only this user may read; one that is there is replaced.
    /// - Parameter date: of all entries, in UTC.
    package init(path: String, date: Date) throws {
        guard FileManager.default.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o600]), let file = FileHandle(forWritingAtPath: path)
        else { throw Fault.cannotWrite(path) }
        self.file = file
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        let parts = calendar.dateComponents([.year, .month, .day, .hour, .minute, .second], from: date)
        let day = max(0, (parts.year ?? 1980) - 1980) << 9 | (parts.month ?? 1) << 5 | (parts.day ?? 1)
        let time = (parts.hour ?? 0) << 11 | (parts.minute ?? 0) << 5 | (parts.second ?? 0) / 2
        self.date = (UInt16(truncatingIfNeeded: day), UInt16(truncatingIfNeeded: time))
    }

    /// - Parameter name: with `/` between folders, in UTF-8; no `..`, no leading `/`.
    package func add(_ name: String, _ bytes: [UInt8]) throws {
        precondition(!name.hasPrefix("/") && !name.split(separator: "/").contains(".."))
        guard entries.count < 65_535, written + UInt64(bytes.count) + 1_000 < UInt64(UInt32.max) else { throw Fault.tooLarge }
        let checksum = UInt32(truncatingIfNeeded: bytes.withUnsafeBufferPointer { crc32_z(0, $0.baseAddress, bytes.count) })
        let entry = Entry(name: Array(name.utf8), checksum: bytes.isEmpty ? 0 : checksum, size: UInt32(bytes.count), offset: UInt32(written))
        entries.append(entry)
        try write(number(0x0403_4B50 as UInt32) + common(entry) + entry.name)
        try write(bytes)
    }

    /// Writes the directory at the end. Nothing can be added afterwards.
    package func finish() throws {
        let start = written
        for entry in entries {
            // Made by UNIX, with the rights of an ordinary file.
            let more = number(0 as UInt16) + number(0 as UInt16) + number(0 as UInt16) + number(0x81A4_0000 as UInt32) + number(entry.offset)
            try write(number(0x0201_4B50 as UInt32) + number(0x0314 as UInt16) + common(entry) + more + entry.name)
        }
        let count = number(UInt16(entries.count))
        try write(
            number(0x0605_4B50 as UInt32) + number(0 as UInt16) + number(0 as UInt16) + count + count + number(UInt32(written - start)) + number(UInt32(start))
                + number(0 as UInt16))
        try file.synchronize()
        try file.close()
    }

    /// Version, flags (names are UTF-8), method (stored), date, checksum, sizes, lengths.
    private func common(_ entry: Entry) -> [UInt8] {
        number(20 as UInt16) + number(0x0800 as UInt16) + number(0 as UInt16) + number(date.time) + number(date.day) + number(entry.checksum)
            + number(entry.size)
            + number(entry.size) + number(UInt16(entry.name.count)) + number(0 as UInt16)
    }

    private func number<Number: FixedWidthInteger>(_ number: Number) -> [UInt8] { withUnsafeBytes(of: number.littleEndian) { Array($0) } }

    private func write(_ bytes: [UInt8]) throws {
        try file.write(contentsOf: Data(bytes))
        written += UInt64(bytes.count)
    }
}
