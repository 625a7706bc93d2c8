/// GIF files written by hand (GIF89a), with a clear code before each pixel so that no table is needed.
enum HandMadeGIF {
    static let red: UInt8 = 0
    static let blue: UInt8 = 1

    /// An endless animation; each frame is of one colour.
    static func animation(width: UInt8, height: UInt8, frames: [UInt8]) -> [UInt8] {
        let loop: [UInt8] = [0x21, 0xFF, 11] + Array("NETSCAPE2.0".utf8) + [3, 1, 0, 0, 0]
        let pictures = frames.flatMap { colour -> [UInt8] in
            [0x21, 0xF9, 4, 0, 10, 0, 0, 0, 0x2C, 0, 0, 0, 0, width, 0, height, 0, 0]
                + pixels([UInt8](repeating: colour, count: Int(width) * Int(height)))
        }
        return header(width: UInt16(width), height: UInt16(height)) + loop + pictures + [0x3B]
    }

    /// The beginning of a file, with a table of four colours: red, blue, black, white.
    static func header(width: UInt16, height: UInt16) -> [UInt8] {
        let sides = [UInt8(width & 255), UInt8(width >> 8), UInt8(height & 255), UInt8(height >> 8)]
        return Array("GIF89a".utf8) + sides + [0x81, 0, 0, 255, 0, 0, 0, 0, 255, 0, 0, 0, 255, 255, 255]
    }

    private static func pixels(_ indices: [UInt8]) -> [UInt8] {
        let codes: [UInt8] = indices.flatMap { index -> [UInt8] in [4, index] } + [5]
        var packed: [UInt8] = []
        var bits = 0
        var held = 0
        for code in codes {
            held |= Int(code) << bits
            bits += 3
            while bits >= 8 {
                packed.append(UInt8(held & 255))
                held >>= 8
                bits -= 8
            }
        }
        packed.append(UInt8(held & 255))
        let blocks = stride(from: 0, to: packed.count, by: 255).flatMap { start -> [UInt8] in
            let block = packed[start..<min(start + 255, packed.count)]
            return [UInt8(block.count)] + block
        }
        return [2] + blocks + [0]
    }
}
