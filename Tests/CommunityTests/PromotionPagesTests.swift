import Kernel
import Site
import Testing

@testable import Community
@testable import Identity
@testable import Trust

@Suite("Pages of promotion") struct PromotionPagesTests {
    private func entry(_ person: Account, state: PermissionState?) -> PlateEntry {
        PlateEntry(
            id: ID(81), practice: Shown.practice.id, subject: person, purpose: .promotion, post: nil, nominatedBy: Shown.doreen,
            nominatedAt: Shown.now - .days(3),
            reason: "", askedBy: nil, askedAt: state == nil ? nil : Shown.now - .days(2), question: "", letter: "", version: 1, publishedVersion: nil,
            publishedAt: nil, endedAt: nil)
    }

    private func permission(_ state: PermissionState) -> Permission {
        Permission(
            id: ID(91), practice: Shown.practice.id, plate: ID(81), purpose: .promotion, surface: .practiceChannel, state: state, since: Shown.now - .days(2),
            askedDigest: state == .requested ? [1] : nil, approvedDigest: state == .given ? [1] : nil,
            validUntil: state == .given ? Shown.now + .days(40) : nil,
            askAgainAt: nil, events: 1)
    }

    private func row(_ person: Account, told: Moment?, _ state: PermissionState? = nil, isBegun: Bool = false, quiet: Moment? = nil, label: String = "@doreen")
        -> PromotePages.Row
    {
        PromotePages.Row(
            turn: .init(person: person, lastAt: told), entry: state != nil || isBegun ? entry(person, state: state) : nil,
            permissions: state.map { [permission($0)] } ?? [], quietUntil: quiet, channels: [ShownContent.Channel(label: label, address: "/@doreen")])
    }

    private func page(_ rows: [PromotePages.Row], hasMore: Bool = false) -> HTML {
        PromotePages(assets: .fixed).page(
            .init(
                frame: Shown.frame("Promote a channel"), practice: Shown.practice, rows: rows, hasMore: hasMore, fields: FormFields(), errors: FormErrors(),
                time: Shown.time))
    }

    @Test("whose turn it is, in each state; nobody; hostile words") func turns() throws {
        let rows = [
            row(Shown.doreen, told: nil), row(Shown.doreen, told: Shown.now - .days(40), .given), row(Shown.doreen, told: nil, .requested),
            row(Shown.doreen, told: nil, isBegun: true), row(Shown.doreen, told: nil, quiet: Permission.never),
            row(Shown.doreen, told: nil, quiet: Shown.now + .days(30)),
        ]
        try golden(page(rows, hasMore: true), "promote")
        try golden(page([]), "promote-empty")
        Hostile.check(page([row(Shown.hostile, told: nil, label: Hostile.text)]))
    }

    @Test("the public pages where nobody is told of") func empty() throws {
        let pages = PracticeChannelPages(assets: .fixed)
        let frame = OpenPracticeFrame.frame("Our channel", at: .channel, Shown.practice, for: nil)
        try golden(
            pages.page(.init(frame: frame, practice: Shown.practice, plates: [], next: nil, isBench: true, time: Shown.time)), "practice-channel-empty")
        try golden(pages.directory(.init(frame: frame, practice: Shown.practice, plates: [], next: nil, isBench: false)), "channels-empty")
    }
}
