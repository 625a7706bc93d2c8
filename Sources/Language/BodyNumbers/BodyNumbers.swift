/// Numbers about a body: weight lost or gained, measurements, sizes, body mass index, calories. What somebody lifts, walks or swims is none.
package enum BodyNumbers {
    /// Only the first 5,000 characters are read, as everywhere in this module.
    package static func found(in text: String) -> Bool {
        let matcher = WordMatcher(spaced(text))
        return matcher.words.indices.contains { place in patterns.contains { matcher.reads($0, at: place) } }
    }

    /// “3kg” as “3 kg”.
    private static func spaced(_ text: String) -> String {
        var spaced = ""
        for letter in text {
            if letter.isLetter, spaced.last?.isNumber == true { spaced.append(" ") }
            spaced.append(letter)
        }
        return spaced
    }

    private static let units = "kg|kgs|kilo|kilos|kilogram|kilograms|lb|lbs|pound|pounds|stone|stones|st"
    private static let counts = "a|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|half|first|0*|1*|2*|3*|4*|5*|6*|7*|8*|9*"

    private static let patterns = [
        // “lost 3 kg”, “down two stone”, “weighs 80 kilos”
        "lose|loses|lost|losing|drop|drops|dropped|dropping|shed|sheds|shedding|down|gain|gains|gained|gaining|weigh|weighs|weighed|weighing|lighter|heavier ..3 \(counts) ..1 \(units)",
        "put|putting on ..2 \(units)",
        // “ten kilos lighter”
        "\(counts) ..1 \(units) lighter|heavier|gone|lost|off|down|less",
        "bmi", "body fat", "bodyfat",
        // “waist 80 cm”, “8 cm off my waist”
        "waist|hip|hips|chest|thigh|thighs|bust ..3 \(counts) cm|inch|inches|centimetres|centimeters",
        "cm|inch|inches ..3 waist|hip|hips|belly|tummy",
        "dress|jean|jeans|trouser|trousers|clothes size|sizes", "size 0*|1*|2*|3*|4*|5*", "\(counts) kcal|calories|kilocalories",
    ].map { WordPattern($0) }
}
