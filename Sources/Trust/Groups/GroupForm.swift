import Identity
import Kernel
import Site

/// Reads the form of a group.
package enum GroupForm {
    package static func draft(_ fields: FormFields) throws -> GroupDraft {
        var errors = FormErrors()
        let name = DisplayName(fields.text("group"))
        if name == nil { errors.add("group", "Please name the group, in at most \(DisplayName.longest) characters.") }
        if let name, GroupSlug(name: name.text) == nil { errors.add("group", GroupFault.nameUnreadable.sentence) }
        let about = fields.text("line")
        if about.count > 200 { errors.add("line", "Please keep this under 200 characters.") }
        let door = GroupDoor(rawValue: fields.text("door"))
        if door == nil { errors.add("door", "Please choose whom the group is for.") }
        let agreements = fields.text("agreements").split(whereSeparator: \.isNewline).map(String.init).filter { !$0.allSatisfy(\.isWhitespace) }
        if agreements.isEmpty { errors.add("agreements", "Please write at least one thing that everybody agrees to.") }
        if agreements.count > GroupDraft.mostAgreements {
            errors.add("agreements", "Please keep it to \(GroupDraft.mostAgreements) lines; people remember a few.")
        }
        if agreements.contains(where: { $0.count > GroupDraft.longestAgreement }) {
            errors.add("agreements", "Please keep each line under \(GroupDraft.longestAgreement) characters.")
        }
        let welcome = fields.text("welcome")
        if welcome.count > GroupDraft.longestWelcome { errors.add("welcome", "Please keep the welcome under \(GroupDraft.longestWelcome.grouped) characters.") }
        let typed = fields.text("elsewhere")
        let elsewhere = typed.isEmpty || typed.contains("://") ? typed : "https://" + typed
        if !elsewhere.isEmpty, ElsewhereAddress.host(elsewhere) == nil {
            errors.add("elsewhere", "Please give the whole address, beginning with https://, or leave it empty.")
        }
        try errors.check()
        guard let name, let door else { throw errors }
        return GroupDraft(
            name: name, about: about, door: door, agreements: agreements, entry: GroupEntry(rawValue: fields.text("entry")) ?? .open, welcome: welcome,
            reviewsFirst: fields.isTicked("reviews"), elsewhere: elsewhere
        )
    }
}
