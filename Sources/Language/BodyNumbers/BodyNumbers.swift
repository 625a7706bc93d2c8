/// Numbers about a body: weight lost or gained, measurements, sizes, body mass index, calories. What somebody lifts, walks or swims is none.
package enum BodyNumbers {
    package static func found(in text: String) -> Bool {
        let words = text.lowercased()
        return expressions.contains { expression in (try? Regex(expression)).map { (try? $0.firstMatch(in: words)) != nil } ?? false }
    }

    private static let weight = "(kgs?|kilos?|kilograms?|lbs?|pounds?|stones?|st)"
    private static let number = "(\\d|\\b(a|one|two|three|four|five|six|seven|eight|nine|ten|half)\\b)"

    private static let expressions = [
        // “lost 3 kg”, “down two stone”, “weighs 80 kilos”
        "\\b(los[te]|losing|drop(s|ped|ping)?|shed(s|ding)?|down|gain(s|ed|ing)?|put on|weigh(s|ed|ing|t)?|lighter by|heavier by)\\b[^.!?]{0,24}?\(number)[^.!?]{0,12}\\b\(weight)\\b",
        // “ten kilos lighter”
        "\(number)[^.!?]{0,12}\\b\(weight)\\b[^.!?]{0,12}\\b(lighter|heavier|gone|lost|less of (me|him|her|them))\\b",
        "\\bbmi\\b", "\\bbody\\s*fat\\b",
        // “waist 80 cm”, “8 cm off my waist”
        "\\b(waist|hips?|chest|thighs?|bust)\\b[^.!?]{0,20}\\d+([.,]\\d+)?\\s*(cm|inch(es)?)\\b",
        "\\d+([.,]\\d+)?\\s*(cm|inch(es)?)\\b[^.!?]{0,16}\\b(waist|hips?|belly|tummy)\\b",
        "\\b(dress|jeans?|trouser|clothes)\\s+sizes?\\b", "\\bsize\\s+\\d+\\b", "\\d\\s*(kcal|calories)\\b",
    ]
}
