import Hummingbird
import Identity
import Kernel
import Site
import Store
import Trust

/// What the routes of members have in common: the circle, the practice and the group of the address, loaded through the
/// viewer's memberships. What cannot be loaded is not found.
package struct MemberPage: Sendable {
    package let context: MemberContext
    package let request: Request

    package init(_ request: Request, _ context: MemberContext) {
        self.request = request
        self.context = context
    }

    package var viewer: Viewer { context.viewer }

    /// What the last action said, carried in the address as one of a few words.
    package var said: String? { request.uri.queryParameters["said"].flatMap { Said(rawValue: String($0))?.sentence } }

    /// This page's own address, to come back to, without the sentence about the last action.
    package var here: Href {
        let query = (request.uri.query ?? "").split(separator: "&").filter { !$0.hasPrefix("said=") }.joined(separator: "&")
        return Href(ownPath: request.uri.path + (query.isEmpty ? "" : "?" + query)) ?? "/home"
    }

    /// An address to go on to, which says what this one was to say.
    package func keepingSaid(_ href: Href) -> Href {
        request.uri.queryParameters["said"].flatMap { Said(rawValue: String($0)) }.map { "\(href)?said=\($0.rawValue)" } ?? href
    }

    package func circle(_ reading: Reading) throws -> Circle { try CircleQueries.circle(of: viewer, in: reading) }

    /// The membership of the practice in the address.
    package func membership() throws -> Membership {
        guard let handle = context.parameters.get("practice"), let membership = viewer.membership(handle: handle),
            Rights.allow(.seePractice, membership.role, membership.standing)
        else { throw NotFound() }
        return membership
    }

    /// The group in the address where one is in it, from the circle that is there already.
    package func ownGroup(_ membership: Membership, _ circle: Circle) -> Group? {
        let slug = context.parameters.get("group")
        return circle.ties.first { $0.group.practice == membership.practice.id && $0.group.slug.text == slug }?.group
    }

    /// The group in the address, whether one is in it or not.
    package func group(_ membership: Membership, _ reading: Reading) throws -> Group {
        guard let slug = context.parameters.get("group"),
            let group = try GroupQueries.group(practice: membership.practice.id, slug: slug, in: reading)
        else { throw NotFound() }
        return group
    }

    package func id<Subject>(_ name: String, of: Subject.Type = Subject.self) throws -> ID<Subject> {
        guard let id = context.parameters.get(name).flatMap({ ID<Subject>($0) }) else { throw NotFound() }
        return id
    }

    package func cursor() -> PageCursor<Post> { PageCursor(request.uri.queryParameters["before"].map(String.init)) }

    /// - Parameter zone: of the page's practice; a person's own, where they chose one, comes first.
    package func time(_ zone: String, _ reading: Reading) -> TimeWords { TimeWords(now: reading.now, zone: viewer.timeZone ?? zone, language: viewer.language) }

    /// The zone in which this person reads and types times of a practice.
    package func zone(of practice: Practice) -> String { viewer.timeZone ?? practice.timeZone }

    /// The time zone of the first practice, where the page belongs to none.
    package var zone: String { viewer.memberships.first?.practice.timeZone ?? "UTC" }

    /// Reads the form and checks its token.
    package func form(atMost megabytes: Int = 12) async throws -> FormFields {
        let fields = try await request.form(atMost: megabytes)
        do {
            try context.visit.check(formToken: fields.raw("token"))
        } catch let fault as FormFault where !request.wantsFragment && !fields.typedWords.isEmpty {
            throw FormGivenBack(
                "Not sent", "This form was opened in another session, or too long ago. What you wrote is here: copy it, open the page again and send it.",
                status: fault.status, TypedForm(fields: fields))
        }
        return fields
    }
}

/// What can be said at the top of the next page.
package enum Said: String, Sendable, CaseIterable {
    case shared, changed, deleted, praised, unsaid, joined, left, saved, invited, revoked, replied, read, retried, discarded
    case asked, follows, followsAll, followsClients, followsAndAsks, followsMore, removed, listDeleted
    case kept, letGo = "let_go", planned, draftKept = "draft_kept", discardedDraft = "discarded_draft", pinned, unpinned, voted
    case confirm, signedOutThere = "signed_out_there", secondStepOff = "second_step_off"
    case changedMeanwhile = "changed_meanwhile", cannotJoin = "cannot_join"
    case answeredAlready = "answered_already", held, asksToJoin = "asks_to_join", takenBack = "taken_back", helps, helpsNoMore = "helps_no_more"
    case archived, takenUp = "taken_up", groupDeleted = "group_deleted", sent, messageDeleted = "message_deleted", broadcastSent = "broadcast_sent"
    case nominated, plateUp = "plate_up", plateDown = "plate_down", putAway = "put_away", permissionAsked = "permission_asked"
    case takenDownThere = "taken_down_there"
    case answered, answeredBeforeGuardian = "answered_before_guardian", answeredStricter = "answered_stricter", takenDownEverywhere = "taken_down_everywhere",
        plateChanged = "plate_changed", mayAskAgain =
        "may_ask_again"
    case guardianWritten = "guardian_written"
    case pulseKept = "pulse_kept", journeyShown = "journey_shown", journeyHidden = "journey_hidden", journeyDeleted = "journey_deleted"
    case leftPractice = "left_practice", accountKept = "account_kept"
    case reported, appealed
    case screenPaired = "screen_paired", screenRemoved = "screen_removed"
    case unread, snoozed, hearsAgain, noticeGone = "notice_gone"

    package var sentence: String {
        switch self {
        case .shared: "Shared."
        case .changed: "Changed."
        case .deleted: "Taken down. It is gone for everybody."
        case .praised: "Your words are on their way."
        case .unsaid: "Taken back."
        case .joined: "Welcome in."
        case .left: "You have left the group. What you wrote stays until you delete it."
        case .saved: "Saved."
        case .invited: "The invitations are on their way."
        case .revoked: "The invitation no longer opens."
        case .replied: "Your reply is there."
        case .read: "All read."
        case .kept: "Kept for later. You find it under Me."
        case .letGo: "No longer kept."
        case .planned: "It is shared when its time comes. Until then it is among your drafts."
        case .draftKept: "Kept among your drafts."
        case .discardedDraft: "Thrown away."
        case .pinned: "Pinned to the top of the group."
        case .unpinned: "No longer pinned."
        case .voted: "Your answer counts. You can change it until the poll closes."
        case .confirm: "We wrote to the new address. Once you open the link there, you sign in with it; until then with the one you have."
        case .signedOutThere: "That device is signed out."
        case .secondStepOff: "Signing in takes only your password now."
        case .answeredAlready: "Somebody has answered that already."
        case .changedMeanwhile: "Its author has changed it meanwhile. Please read it once more."
        case .cannotJoin: "They cannot join as things stand: the group is for others, or has come to its end. You can answer with a kind word instead."
        case .held: "Thank you. Somebody who looks after the group reads your first post, then everybody there sees it."
        case .asksToJoin: "You asked. You are told when there is an answer."
        case .takenBack: "Taken back."
        case .helps: "Thank you for helping."
        case .helpsNoMore: "All right. Nobody is told."
        case .archived: "The group has come to its end. What was written stays to be read."
        case .takenUp: "The group goes on."
        case .groupDeleted: "The group is deleted. What was written in it is being taken down."
        case .sent: "Sent."
        case .messageDeleted: "Deleted for both of you."
        case .broadcastSent: "It is on its way. Below you see whom it has reached."
        case .nominated: "Thank you. A coach looks at it, and asks before anything is shown."
        case .plateUp: "It is up, wherever it is allowed."
        case .plateDown: "It is down everywhere. What was allowed stays allowed until it ends."
        case .putAway: "Put away. What was allowed has ended."
        case .permissionAsked: "Asked. You are told when there is an answer."
        case .answered: "Thank you. Your answers count from now on; here is your receipt."
        case .answeredBeforeGuardian: "Thank you. Now your parent or guardian is asked about the same; nothing is shown before their yes."
        case .answeredStricter: "You had answered on another device, too. Where the two differ, the stricter answer counts. This is how it stands now."
        case .takenDownThere: "It is down there. What you allowed elsewhere stands."
        case .takenDownEverywhere: "It is down. Nobody sees it any more."
        case .plateChanged: "Changed. Have a look at it, then answer."
        case .mayAskAgain: "They may ask you again."
        case .reported: "Thank you. Those who look after the practice read it. You are told when it was looked at."
        case .appealed: "Sent. You are told what comes of it."
        case .guardianWritten: "We wrote to their parent or guardian."
        case .pulseKept: "Kept. You can change it until the week is over."
        case .journeyShown: "Your coaches there see it from now on. You can end that here at any time."
        case .journeyHidden: "Nobody there sees it any more."
        case .journeyDeleted: "Your answers are deleted, and nobody is let see them."
        case .leftPractice: "You have left the practice. What you wrote there is being taken down."
        case .accountKept: "Your account is kept. What was shown of you with permission stays down until you are asked again."
        case .screenPaired: "The screen is paired. It shows what people allowed there, in a moment."
        case .screenRemoved: "The screen is no longer paired. It shows a code from now on."
        case .unread: "Marked as unread."
        case .snoozed: "You hear nothing of this conversation for now. It is still here whenever you look."
        case .hearsAgain: "You hear of this conversation again."
        case .noticeGone: "What this was about is no longer there."
        case .retried: "It will be tried again in a moment."
        case .discarded: "Put away. It will not be tried again."
        case .asked: "You asked. You see when there is an answer."
        case .follows: "You follow them now."
        case .followsAll: "You follow everybody who shares already."
        case .followsClients: "You follow every client who shares."
        case .followsAndAsks: "You follow every client who shares; some want to be asked first, and have been."
        case .followsMore: "You follow many more clients now. There are others; tap again for them."
        case .removed: "Taken off the list."
        case .listDeleted: "The list is deleted. The people on it were not told."
        }
    }
}

extension Href {
    /// The address of a page that says something at its top.
    package func saying(_ said: Said) -> Href {
        let (page, part) = text.split(separator: "#", maxSplits: 1).count == 2 ? (text.prefix { $0 != "#" }, text.drop { $0 != "#" }) : (text[...], "")
        return Href(ownPath: "\(page)\(page.contains("?") ? "&" : "?")said=\(said.rawValue)\(part)") ?? self
    }
}
