import Site

/// The five-petal picture of the five factors, by the formula of the design (its README, “The bloom”).
package struct Bloom: Sendable {
    /// How it is drawn: the larger, the more it says.
    package enum Size: Hashable, Sendable {
        /// 20 to 39 points: a silhouette in one colour, or in five where there is room beside a name.
        case small(Int)
        /// 40 points and up: five colours; from 90 on with last month as an outline.
        case plain(Int)
        /// With its labels beside the petals, as wide as its place.
        case named
    }

    /// From 0 to 100 each. A petal that is missing was not answered.
    package let now: [Factor: Double]
    package let before: [Factor: Double]

    package init(now: [Factor: Double], before: [Factor: Double] = [:]) {
        self.now = now
        self.before = before
    }

    /// - Parameter isPlain: whether labels are those of the person, not of professionals.
    package func html(_ size: Size, isPlain: Bool = false) -> HTML {
        switch size {
        case .small(let side): drawn(side, petals())
        case .plain(let side): drawn(side, side < 90 ? petals() : "\(petals())\(outlines())")
        case .named:
            """
            <svg class="bloom named" width="398" viewBox="-76 -65 152 121" role="img" aria-label="\(label)">\(petals())\(outlines())\
            <circle class="eye" r="4.5"/>\(each: Factor.allCases, { named($0, isPlain) })</svg>
            """
        }
    }

    /// The same in words.
    package var label: String {
        "Bloom: " + Factor.allCases.map { factor in "\(factor.name) \(now[factor].map { Self.whole($0) } ?? "not answered")" }.joined(separator: ", ")
            + ", of 100 each"
    }

    private func drawn(_ side: Int, _ inside: HTML) -> HTML {
        """
        <svg class="bloom" width="\(side)" height="\(side)" viewBox="-48 -48 96 96" role="img" aria-label="\(label)">\(inside)<circle class="eye" r="4.5"/></svg>
        """
    }

    private func petals() -> HTML {
        let drawn = Factor.allCases.compactMap { factor in
            now[factor].map { #"<path class="f p\#(factor.place)" transform="rotate(\#(72 * factor.place))" d="\#(Self.petal($0))"/>"# as HTML }
        }
        return "\(each: drawn, { $0 })"
    }

    private func outlines() -> HTML {
        let drawn = Factor.allCases.compactMap { factor in
            before[factor].map { score in
                let (turn, path) = (72 * factor.place, Self.petal(score))
                return #"<path class="was" transform="rotate(\#(turn))" d="\#(path)"/><path class="was on" transform="rotate(\#(turn))" d="\#(path)"/>"# as HTML
            }
        }
        return "\(each: drawn, { $0 })"
    }

    private static let places: [(x: Int, y: Int, anchor: String)] = [
        (0, -58, "middle"), (75, -38, "end"), (75, 46, "end"), (-75, 46, "start"), (-75, -38, "start"),
    ]

    private func named(_ factor: Factor, _ isPlain: Bool) -> HTML {
        let place = Self.places[factor.place]
        let value = now[factor].map { score in Self.whole(score) + (before[factor].map { ", was \(Self.whole($0))" } ?? "") } ?? "no answer"
        return """
            <text x="\(place.x)" y="\(place.y)" text-anchor="\(place.anchor)"><tspan class="lab">\(isPlain ? factor.plainName : factor.name)</tspan>\
            <tspan class="val" x="\(place.x)" dy="7">\(value)</tspan></text>
            """
    }

    /// L = 12 + 0.34 s; rounded to one decimal.
    static func petal(_ score: Double) -> String {
        let length = 12 + 0.34 * score
        func at(_ part: Double) -> String { decimal(part * length) }
        return "M0 0C\(at(-0.16)) \(at(-0.28)) \(at(-0.8)) \(at(-1)) 0 \(at(-1))S\(at(0.16)) \(at(-0.28)) 0 0Z"
    }

    static func decimal(_ number: Double) -> String {
        let tenths = Int((number * 10).rounded())
        let sign = tenths < 0 ? "-" : ""
        return sign + "\(abs(tenths) / 10)" + (tenths % 10 == 0 ? "" : ".\(abs(tenths) % 10)")
    }

    static func whole(_ score: Double) -> String { String(Int(score.rounded())) }
}

/// Twelve weeks of one factor as a line: the same scale for all five, so that they can be compared.
package struct Spark: Sendable {
    package let factor: Factor
    /// This week last; from 0 to 100, `nil` where nothing was answered.
    package let weekly: [Double?]
    /// The month in which it begins, as it stands under the line.
    package let beginning: String

    package init(factor: Factor, weekly: [Double?], beginning: String) {
        self.factor = factor
        self.weekly = weekly
        self.beginning = beginning
    }

    package func html(isPlain: Bool) -> HTML {
        let known = weekly.compactMap { $0 }
        let name = isPlain ? factor.plainName : factor.name.prefix(1).uppercased() + factor.name.dropFirst()
        let words = known.last.map { "\(name), weekly for 12 weeks: \(known.count) answered, from \(Bloom.whole(known[0])) to \(Bloom.whole($0)) of 100" }
        return """
            <figure><figcaption>\(name) \(optional: known.last.map { "<b class=\"num\">\(Bloom.whole($0))</b>" })</figcaption>\
            <svg class="spark p\(factor.place)" viewBox="0 0 150 68" role="img" aria-label="\(words ?? "\(name): nothing answered in 12 weeks")">\
            <path class="g" d="M4 6h142M4 29h142M4 52h142"/>\(each: runs, line)\(optional: dot)\
            <text x="4" y="65">\(beginning)</text><text x="146" y="65" text-anchor="end">now</text></svg></figure>
            """
    }

    private typealias Point = (x: Double, y: Double)

    private func point(_ week: Int, _ score: Double) -> Point { (4 + Double(week) * 142 / 11, 52 - score * 0.46) }

    /// What was answered week after week: a week without an answer is a gap, and nothing is drawn across it.
    private var runs: [[Point]] {
        var runs: [[Point]] = [[]]
        for (week, score) in weekly.enumerated() {
            guard let score else {
                if runs[runs.count - 1].count > 0 { runs.append([]) }
                continue
            }
            runs[runs.count - 1].append(point(week, score))
        }
        return runs.filter { !$0.isEmpty }
    }

    private func line(_ run: [Point]) -> HTML {
        let points = run.map { "\(Bloom.decimal($0.x)) \(Bloom.decimal($0.y))" }
        guard run.count > 1 else { return #"<circle class="d" cx="\#(Bloom.decimal(run[0].x))" cy="\#(Bloom.decimal(run[0].y))" r="2.5"/>"# }
        let path = points.joined(separator: " ")
        let area = "M\(Bloom.decimal(run[0].x)) 52L\(path) \(Bloom.decimal(run[run.count - 1].x)) 52Z"
        return #"<path class="a" d="\#(area)"/><path class="l" d="M\#(path)"/>"#
    }

    private var dot: HTML? {
        guard let week = weekly.lastIndex(where: { $0 != nil }), let score = weekly[week] else { return nil }
        let end = point(week, score)
        return #"<circle class="d" cx="\#(Bloom.decimal(end.x))" cy="\#(Bloom.decimal(end.y))" r="4"/>"#
    }
}
