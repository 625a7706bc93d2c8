import Identity
import Kernel
import Site
import Trust

/// Where help is to be had when somebody is in a bad place, as the practice says.
package struct CrisisResource: Hashable, Sendable {
    package static let most = 8
    package static let longest = 120
    package static let longestWords = 300
    /// After this long somebody should look whether it is still true.
    package static let fresh: Span = .days(180)

    package let name: String
    /// A telephone number or an address on the web.
    package let contact: String
    package let words: String
    package let checkedAt: Moment

    package init(name: String, contact: String, words: String, checkedAt: Moment) {
        self.name = name
        self.contact = contact
        self.words = words
        self.checkedAt = checkedAt
    }

    /// Telephone numbers can be tapped.
    package var href: Href? {
        let digits = contact.filter { $0.isNumber || $0 == "+" }
        if contact.lowercased().hasPrefix("http") { return Href(external: contact) }
        return digits.count >= 3 && contact.allSatisfy { $0.isNumber || " +()-/".contains($0) } ? Href(telephone: digits) : nil
    }
}

/// Reads the form of the crisis card.
package enum CrisisForm {
    /// - Parameter known: as it stands; what did not change keeps its date unless somebody says that they looked.
    /// - Throws: `FormErrors`.
    package static func resources(_ fields: FormFields, known: [CrisisResource], now: Moment) throws -> [CrisisResource] {
        var errors = FormErrors()
        let isChecked = fields.isTicked("checked")
        let rows = (0..<CrisisResource.most).compactMap { number -> CrisisResource? in
            let (name, contact, words) = (fields.text("name-\(number)"), fields.text("contact-\(number)"), fields.text("words-\(number)"))
            if name.isEmpty, contact.isEmpty, words.isEmpty { return nil }
            if name.isEmpty || contact.isEmpty {
                errors.add(name.isEmpty ? "name-\(number)" : "contact-\(number)", "Please give both a name and how to reach it, or leave the row empty.")
            }
            if max(name.count, contact.count) > CrisisResource.longest || words.count > CrisisResource.longestWords {
                errors.add(
                    "name-\(number)",
                    "Please keep the name and number under \(CrisisResource.longest) characters, and the words under \(CrisisResource.longestWords).")
            }
            let old = known.first { $0.name == name && $0.contact == contact }
            return CrisisResource(name: name, contact: contact, words: words, checkedAt: isChecked ? now : old?.checkedAt ?? now)
        }
        try errors.check()
        return rows
    }
}
