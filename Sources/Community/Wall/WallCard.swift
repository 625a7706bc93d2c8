import Foundation
import Identity
import Kernel
import Site
import Trust

/// The picture by which a link to a plate is shown elsewhere: 1,200 by 630 pixels, drawn by the server as SVG.
enum WallCard {
    static let width = 1_200
    static let height = 630

    /// - Parameter picture: the plate’s own picture as JPEG.
    static func svg<Place: ShowingPlace>(_ plate: ShownPlate<Place>, practice: Practice, picture: [UInt8]?) -> String {
        let content = plate.content
        let left = picture == nil ? 90 : 560
        let room = width - left - 80
        let title = lines(content.title, size: 58, room: room, most: 3)
        let said = content.words.isEmpty ? content.introduction : "“\(content.words)”"
        let words = said.isEmpty ? [] : lines(said, size: 32, room: room, most: max(1, 6 - title.count))
        let isPromotion = plate.plate.thing.purpose == .promotion
        let names = [content.name].filter { !$0.isEmpty } + (isPromotion ? plate.channels.map(\.label) : [])
        let name = lines(names.joined(separator: ", "), size: 32, room: room, most: 1).first ?? ""
        var y = 150
        var texts = ""
        for line in title {
            texts += text(line, x: left, y: y, size: 58, weight: 700, fill: "#14322a", family: sans)
            y += 70
        }
        y += 14
        for line in words {
            texts += text(line, x: left, y: y, size: 32, weight: 400, fill: "#43574d", family: serif)
            y += 45
        }
        if !name.isEmpty { texts += text(name, x: left, y: min(y + 26, 540), size: 32, weight: 600, fill: "#14322a", family: sans) }
        let image = picture.map {
            #"<image x="0" y="0" width="500" height="630" preserveAspectRatio="xMidYMid slice" href="data:image/jpeg;base64,\#(Data($0).base64EncodedString())"/>"#
        }
        return """
            <svg xmlns="http://www.w3.org/2000/svg" width="\(width)" height="\(height)" viewBox="0 0 \(width) \(height)"><path fill="#faf6ee" d="M0 0h1200v630H0z"/>\
            \(image ?? "")<path fill="#1c5443" d="M0 618h1200v12H0z"/>\(texts)\
            <g transform="translate(\(left + 18) 572) scale(.4)" fill="#1c5443">\(petals)<circle r="5.5" fill="#faf6ee"/></g>\
            \(text(plate.plate.thing.purpose == .wall ? "\(practice.name), Wall of Fame" : practice.name, x: left + 52, y: 581, size: 26, weight: 500, fill: "#43574d", family: sans))</svg>
            """
    }

    private static let sans = "Noto Sans, sans-serif"
    private static let serif = "Noto Serif, serif"

    private static var petals: String {
        [0, 72, 144, 216, 288].map { #"<path transform="rotate(\#($0))" d="M0 0C-6.7 -11.7 -33.5 -41.9 0 -41.9S6.7 -11.7 0 0Z"/>"# }.joined()
    }

    private static func text(_ words: String, x: Int, y: Int, size: Int, weight: Int, fill: String, family: String) -> String {
        #"<text x="\#(x)" y="\#(y)" font-family="\#(family)" font-size="\#(size)" font-weight="\#(weight)" fill="\#(fill)">\#(PlateFeed.escaped(words))</text>"#
    }

    /// Breaks words into lines by an estimate of their width (a letter is some 0.55 of its size; wide scripts a whole one), with an ellipsis
    /// where they do not fit.
    static func lines(_ text: String, size: Int, room: Int, most: Int) -> [String] {
        func width(_ text: String) -> Double {
            text.reduce(0) { sum, letter in sum + (letter.unicodeScalars.contains { $0.value >= 0x2E80 } ? 1 : letter.isUppercase ? 0.68 : 0.54) * Double(size)
            }
        }
        var lines: [String] = []
        var line = ""
        for word in text.split(whereSeparator: \.isWhitespace).map(String.init) {
            let longer = line.isEmpty ? word : "\(line) \(word)"
            if width(longer) <= Double(room) {
                line = longer
                continue
            }
            if !line.isEmpty { lines.append(line) }
            line = word
            // One that is longer than a line is cut.
            while width(line) > Double(room), line.count > 1 {
                var part = line
                while width(part) > Double(room), part.count > 1 { part.removeLast() }
                lines.append(part)
                line = String(line.dropFirst(part.count))
            }
        }
        if !line.isEmpty { lines.append(line) }
        guard lines.count > most else { return lines }
        return Array(lines.prefix(most - 1)) + [lines[most - 1].trimmingCharacters(in: .whitespaces) + "…"]
    }
}
