/// Random texts that are the same in every run (xorshift), so that a failure can be seen again.
struct RepeatableRandom: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return state
    }

    /// Up to eighty pieces: words the rules know, marks, and any Unicode scalar at all.
    mutating func text() -> String {
        let known = [
            "you", "are", "you're", "should", "not", "natural", "better", "than", "Kim", "said", "I", "rested", " ",
            " ", " ",
            ".", "\n", "“", "”", "\"", "’", "'", ">", "\u{200D}", "\u{301}", "\r\n", "🏃🏽‍♀️", "..", "-",
        ]
        var text = ""
        for _ in 0..<Int.random(in: 0...80, using: &self) {
            if Bool.random(using: &self) {
                text += known.randomElement(using: &self) ?? ""
            } else if let scalar = Unicode.Scalar(UInt32.random(in: 0...0x10FFFF, using: &self)) {
                text.unicodeScalars.append(scalar)
            }
        }
        return text
    }
}
