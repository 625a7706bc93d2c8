/// Small numbers as words, the rest as digits.
package enum NumberWords {
    private static let words = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]

    package static func word(_ number: Int) -> String { words.indices.contains(number) ? words[number] : number.grouped }

    /// “Maya, Samir and Jo”.
    package static func listed(_ names: [String]) -> String {
        names.count > 1 ? names.dropLast().joined(separator: ", ") + " and " + (names.last ?? "") : names.first ?? ""
    }
}

extension Int {
    /// With commas between thousands: `10,485,760`.
    package var grouped: String {
        var digits = String(magnitude)
        var place = digits.count - 3
        while place > 0 {
            digits.insert(",", at: digits.index(digits.startIndex, offsetBy: place))
            place -= 3
        }
        return self < 0 ? "-" + digits : digits
    }
}
