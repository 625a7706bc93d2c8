import Community
import Identity
import Kernel
import Trust

/// A permission as simply as it can be said: what is asked, what is allowed, until when.
struct ModelPermission {
    var asked: String?
    var allowed: String?
    var until = Moment(milliseconds: 0)
    var quietUntil = Moment(milliseconds: 0)
    var events = 0
    /// What a guardian said yes to, too, and until when.
    var agreed: (holds: String, until: Moment)?

    var guardianNoUntil = Moment(milliseconds: 0)

    mutating func end() { (asked, allowed, agreed) = (nil, nil, nil) }
}

/// A plate as simply as it can be said. What it holds is one line of text.
struct ModelPlate {
    let id: ID<Plate>
    let subject: String
    let post: ID<Post>?
    /// Of their channel, not of what they did.
    var isPromotion = false
    /// Whether the person changed what it holds after it was asked about.
    var isTheirs = false
    var holdsChannel = false
    var holds = ""
    var version = 0
    var up: String?
    /// When it was put up first.
    var firstUp: Moment?
    var isOver = false
    var isPostGone = false
    var permissions: [Surface: ModelPermission] = [:]

    var events: Int { permissions.values.reduce(0) { $0 + $1.events } }

    mutating func putUp(at now: Moment) {
        up = holds
        firstUp = firstUp ?? now
    }

    mutating func change(_ line: String, byPerson: Bool = false) {
        guard line != holds else { return }
        holds = line
        version += 1
        isTheirs = byPerson
    }
}

/// Who may be shown where, by the words of the issue and nothing else.
struct Model {
    var plates: [ModelPlate] = []
    var resting: Set<String> = []
    var suspended: Set<String> = []
    var tookBack: Set<String> = []
    var gone: Set<String> = []
    /// Pairs of people of whom the first blocks the second.
    var blocks: Set<[String]> = []
    var isHeld = false
    /// Whether another promotion of the same person went up within the week.
    func isTooSoon(_ plate: ModelPlate, _ now: Moment) -> Bool {
        plate.isPromotion && plate.firstUp == nil
            && plates.contains { $0.isPromotion && $0.subject == plate.subject && $0.id != plate.id && $0.firstUp.map { $0 + .days(7) > now } ?? false }
    }
    /// Who is under 18.
    var minors: Set<String> = []
    /// Whose channel visitors may not see.
    var closed: Set<String> = []

    func mayShow(_ plate: ModelPlate, on surface: Surface, at now: Moment, to viewer: String?) -> Bool {
        guard let up = plate.up, !plate.isOver, !plate.isPostGone, let permission = plate.permissions[surface] else { return false }
        if let viewer, blocks.contains([viewer, plate.subject]) || blocks.contains([plate.subject, viewer]) { return false }
        // A promotion tells of a channel: without one there is nothing to show.
        if plate.isPromotion, closed.contains(plate.subject) || !up.hasSuffix("@\(plate.subject)") { return false }
        let isAway = resting.contains(plate.subject) || suspended.contains(plate.subject) || tookBack.contains(plate.subject) || gone.contains(plate.subject)
        let isAgreed = !minors.contains(plate.subject) || permission.agreed.map { $0.holds == permission.allowed && $0.until >= permission.until } ?? false
        return !isHeld && !isAway && isAgreed && permission.allowed == up && permission.until > now
    }

    /// What a content holds, as one line.
    static func line(_ content: ShownContent) -> String {
        [
            content.kind, content.title, content.introduction, content.words, content.numbers, content.name, content.picture?.description ?? "no picture",
            content.portrait == nil ? "no portrait" : "portrait", content.channels.map(\.label).joined(separator: ","),
        ].joined(separator: " | ")
    }
}
