import Foundation
import Identity
import Kernel
import Site
import Trust

/// Reads an answer from the permission page. What is left empty is a no.
enum PermissionForm {
    static func answer(_ fields: FormFields, now: Moment, zone: String) throws -> PermissionAnswer {
        var errors = FormErrors()
        guard let digest = Base64URL.decode(fields.raw("digest")), let events = Int(fields.raw("events")) else { throw PermissionFault.changed }
        let saysNo = fields.raw("do") == "none"
        // One tap: yes to all that is asked, for as long as the button says.
        let whole = fields.raw("do").hasPrefix("all-") ? Int64(fields.raw("do").dropFirst(4)).flatMap { PermissionLength.choices.contains($0) ? $0 : nil } : nil
        let yes =
            saysNo
            ? [] : Set(Surface.allCases.filter { whole == nil ? fields.raw("place-\($0.rawValue)") == "yes" : fields.all("asked").contains($0.rawValue) })
        let until = yes.isEmpty ? nil : whole.map { now + .days($0) } ?? end(fields, now: now, zone: zone, &errors)
        if yes == [.channelNamed] {
            errors.add("place-channel_named", "Your channel stands beside something: please say yes to a place as well, or no to this.")
        }
        try errors.check()
        return PermissionAnswer(
            yes: yes, until: until, askAgainAt: askAgain(fields.raw("again"), now), digest: digest, events: events,
            seen: fields.all("asked").isEmpty ? nil : Set(fields.all("asked").compactMap { Surface(rawValue: $0) }))
    }

    /// Left empty it means never: nobody asks again before the person says so.
    private static func askAgain(_ choice: String, _ now: Moment) -> Moment {
        switch Int64(choice) {
        case .some(let days) where (1...3_660).contains(days): now + .days(days)
        default: Permission.never
        }
    }

    private static func end(_ fields: FormFields, now: Moment, zone: String, _ errors: inout FormErrors) -> Moment? {
        let choice = fields.raw("long")
        if choice == "day" || choice.isEmpty && !fields.raw("until").isEmpty { return day(fields.raw("until"), now: now, zone: zone, &errors) }
        guard let days = Int64(choice), (1...365).contains(days) else {
            errors.add("long", "Please choose until when. Nothing is chosen for you.")
            return nil
        }
        return now + .days(days)
    }

    /// To the end of that day, as the person's clock has it.
    private static func day(_ text: String, now: Moment, zone: String, _ errors: inout FormErrors) -> Moment? {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = TimeZone(identifier: zone) ?? .gmt
        let parts = text.split(separator: "-").compactMap { Int($0) }
        guard parts.count == 3, (1_970...9_999).contains(parts[0]),
            let date = calendar.date(from: DateComponents(year: parts[0], month: parts[1], day: parts[2])),
            calendar.dateComponents([.year, .month, .day], from: date) == DateComponents(year: parts[0], month: parts[1], day: parts[2]),
            let next = calendar.date(byAdding: .day, value: 1, to: date)
        else {
            errors.add("until", "Please give a day, such as 2027-09-01.")
            return nil
        }
        let end = Moment(next) - .seconds(1)
        guard end > now + PermissionLength.shortest - .hours(1) else {
            errors.add("until", "This day is too near or over. Please choose a later one.")
            return nil
        }
        guard end <= now + PermissionLength.longest else {
            errors.add("until", "A year at most, so that you are asked again. Please choose an earlier day.")
            return nil
        }
        return end
    }
}
