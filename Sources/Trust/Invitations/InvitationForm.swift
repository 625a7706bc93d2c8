import Foundation
import Identity
import Kernel
import Outside
import Site

/// Reads the form of an invitation.
package enum InvitationForm {
    package static func draft(_ fields: FormFields, groups: [Group]) throws -> InvitationDraft {
        var errors = FormErrors()
        let role = Role(rawValue: fields.text("role")).flatMap { $0 == .owner ? nil : $0 }
        if role == nil { errors.add("role", "Please choose whom you are inviting.") }
        let chosen = fields.text("group")
        let group = ID<Group>(chosen)
        if !chosen.isEmpty, !groups.contains(where: { $0.id == group }) { errors.add("group", "Please choose one of the groups.") }
        let words = fields.text("words")
        if words.count > InvitationDraft.longestWords {
            errors.add("words", "Please keep your words under \(InvitationDraft.longestWords) characters; these are \(words.count).")
        }
        let days = Int(fields.text("days")) ?? 14
        if !InvitationDraft.days.contains(days) { errors.add("days", "Please choose how long the link should last.") }
        let addresses = addresses(fields.text("emails"), &errors)
        try errors.check()
        return InvitationDraft(role: role ?? .client, group: group, words: words, days: days, addresses: addresses)
    }

    /// Addresses as people paste them: separated by blanks, commas, semicolons or lines, with or without names.
    private static func addresses(_ text: String, _ errors: inout FormErrors) -> [EmailAddress] {
        var found: [EmailAddress] = []
        var wrong: [String] = []
        for piece in text.split(whereSeparator: { $0 == "," || $0 == ";" || $0.isNewline }) {
            let inBrackets = piece.split(separator: "<").last?.split(separator: ">").first ?? piece
            let words = piece.contains("<") ? [inBrackets] : piece.split(whereSeparator: \.isWhitespace)
            for word in words {
                if let address = EmailAddress(String(word)) {
                    if !found.contains(where: { $0.lowercased == address.lowercased }) { found.append(address) }
                } else {
                    wrong.append(String(word.prefix(60)))
                }
            }
        }
        if !wrong.isEmpty {
            errors.add("emails", "These do not look like e-mail addresses: \(wrong.prefix(5).joined(separator: ", ")). Nothing has been sent yet.")
        }
        if found.count > InvitationDraft.mostAddresses {
            errors.add("emails", "Please send at most \(InvitationDraft.mostAddresses) at once; these are \(found.count).")
        }
        return found
    }
}

/// Reads the form of somebody who comes in.
package enum ArrivalForm {
    package struct Draft: Sendable {
        package let name: DisplayName
        package let handle: Handle?
        package let email: EmailAddress
        package let password: Password
        package let arrival: Arrival
        /// For somebody under 18.
        package let youth: YouthDraft?
    }

    static func arrival(_ fields: FormFields) -> Arrival {
        Arrival(
            consents: Set(fields.all("consent").compactMap(ConsentPurpose.init(rawValue:))),
            channels: fields.all("channel").compactMap(ChannelNetwork.init(rawValue:)),
            startsQuietly: fields.text("how") == "quietly"
        )
    }

    /// - Parameter allowsYouth: whether the practice takes people under 18.
    static func draft(_ fields: FormFields, allowsYouth: Bool, now: Moment) throws -> Draft {
        var errors = FormErrors()
        let person = PersonForm.read(fields, &errors)
        if !["quietly", "join"].contains(fields.text("how")) { errors.add("how", "Please choose how you would like to start.") }
        let isYoung = allowsYouth && fields.raw("adult") == "no"
        if !isYoung, fields.raw("adult") != "yes" {
            errors.add(
                "adult", allowsYouth ? "Please say whether you are 18 or older." : "This community is for adults. Please confirm that you are 18 or older.")
        }
        let youth = isYoung ? YouthForm.draft(fields, own: person?.email, now: now, &errors) : nil
        try errors.check()
        guard let person else { throw errors }
        return Draft(
            name: person.name, handle: person.handle, email: person.email, password: person.password, arrival: arrival(fields), youth: youth)
    }
}

/// What somebody under 18 is asked beside the rest.
enum YouthForm {
    static func draft(_ fields: FormFields, own: EmailAddress?, now: Moment, _ errors: inout FormErrors) -> YouthDraft? {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        let parts = fields.text("adult-on").split(separator: "-").compactMap { Int($0) }
        let date = parts.count == 3 ? calendar.date(from: DateComponents(year: parts[0], month: parts[1], day: parts[2])) : nil
        let isRead = date.map { calendar.dateComponents([.year, .month, .day], from: $0) == DateComponents(year: parts[0], month: parts[1], day: parts[2]) }
        let adultAt = isRead == true ? date.map { Moment($0) } : nil
        let years = YouthDraft.adult - YouthDraft.youngest
        let latest = calendar.date(byAdding: .year, value: Int(years), to: now.date).map { Moment($0) } ?? now
        if let adultAt {
            if adultAt <= now { errors.add("adult-on", "This day is over. If you are 18 already, please say so above.") }
            if adultAt > latest {
                errors.add("adult-on", "You have to be \(YouthDraft.youngest) or older to have an account here, also with a parent or guardian.")
            }
        } else {
            errors.add("adult-on", "Please give the day on which you turn 18, such as 2029-05-14.")
        }
        let name = DisplayName(fields.text("guardian-name"))
        if name == nil { errors.add("guardian-name", "Please write the name of a parent or guardian.") }
        let email = EmailAddress(fields.text("guardian-email"))
        if email == nil { errors.add("guardian-email", "This does not look like an e-mail address. It should read like petra@example.org.") }
        if let email, let own, email.lowercased == own.lowercased {
            errors.add("guardian-email", "This is your own address. Your parent or guardian needs one of theirs.")
        }
        guard errors.isEmpty, let adultAt, let name, let email else { return nil }
        return YouthDraft(adultAt: adultAt, guardianName: name, guardianEmail: email)
    }
}

/// The fields that every new account begins with.
package enum PersonForm {
    package typealias Person = (name: DisplayName, handle: Handle?, email: EmailAddress, password: Password)

    /// `nil` where anything is wrong; `errors` then says what.
    package static func read(_ fields: FormFields, _ errors: inout FormErrors) -> Person? {
        let name = DisplayName(fields.text("name"))
        if name == nil { errors.add("name", "Please write a name or nickname of at most \(DisplayName.longest) characters.") }
        let email = EmailAddress(fields.text("email"))
        if email == nil { errors.add("email", "This does not look like an e-mail address. It should read like petra@example.org.") }
        var handle: Handle?
        let typed = fields.text("handle")
        if !typed.isEmpty {
            do throws(HandleFault) { handle = try Handle(typed: typed) } catch { errors.add("handle", error.sentence) }
        }
        var password: Password?
        do throws(PasswordFault) {
            password = try Password(fields.raw("password"), email: email?.description)
        } catch {
            errors.add("password", error.sentence)
        }
        guard let name, let email, let password, errors.isEmpty else { return nil }
        return (name, handle, email, password)
    }
}
