import Identity
import Kernel
import Site
import Store
import Trust

/// Where in the site somebody stands, to mark it in the navigation.
package enum Whereabouts: Hashable, Sendable {
    case today, home, journey, people, me, notices, messages, search, wall, permissions, moderation, elsewhere
    case group(ID<Group>)
}

/// The page with everything around it, for a member.
package enum MemberFrame {
    /// - Parameter practice: the practice of the page; else the first one they belong to.
    package static func frame(
        _ title: String, at place: Whereabouts, practice: Practice? = nil, for circle: Circle, formToken: String, live: Href? = nil, said: String? = nil,
        in reading: Reading
    ) throws -> Frame {
        frame(
            title, at: place, practice: practice, for: circle, newNotices: try NoticeQueries.countNew(circle.id, in: reading), formToken: formToken,
            live: live, said: said
        )
    }

    /// The same where the new notices are counted already.
    static func frame(
        _ title: String, at place: Whereabouts, practice: Practice? = nil, for circle: Circle, newNotices: Int, formToken: String, live: Href? = nil,
        said: String? = nil
    ) -> Frame {
        let membership = practice.flatMap { circle.viewer.membership(in: $0.id) } ?? circle.viewer.memberships.first
        let seesToday = membership.map { Rights.allow(.seeToday, $0.role, $0.standing) } ?? false
        let home: Href = seesToday ? "/today" : "/home"
        let shareAt = shareAt(place, circle)
        return Frame(
            title: title, practice: membership?.practice.name ?? "Hearten", home: home,
            rail: rail(place, membership, circle, seesToday, newNotices), tabs: tabs(place, membership, circle, seesToday, shareAt),
            shareAt: shareAt,
            me: NavMe(face: circle.viewer.account.face, line: membership?.line ?? "No practice yet", href: "/me"), newNotices: newNotices,
            formToken: formToken, live: live ?? "/live", tellsViews: circle.viewer.tellsViews, said: said
        )
    }

    /// The composer of the group one is in, or of the first one.
    private static func shareAt(_ place: Whereabouts, _ circle: Circle) -> Href? {
        if case .group(let id) = place, let tie = circle.tie(to: id) { return tie.group.href + "#write" }
        return circle.ties.isEmpty ? nil : "/home#write"
    }

    /// The people of the practice one is in.
    private static func people(_ place: Whereabouts, _ membership: Membership?, _ circle: Circle) -> NavItem {
        let isFirst = membership?.practice.id == circle.viewer.memberships.first?.practice.id
        let href: Href = membership.flatMap { isFirst ? nil : "/p/\($0.practice.handle.text)/people" } ?? "/people"
        return NavItem(.people, "People", href, isCurrent: place == .people)
    }

    private static func rail(_ place: Whereabouts, _ membership: Membership?, _ circle: Circle, _ seesToday: Bool, _ newNotices: Int) -> [NavGroup] {
        let groups = circle.ties.filter { $0.group.practice == membership?.practice.id && $0.group.archivedAt == nil }.prefix(8).map { tie in
            NavItem(.group, tie.group.name, tie.group.href, isCurrent: place == .group(tie.group.id))
        }
        var first = seesToday ? [NavItem(.sun, "Today", "/today", isCurrent: place == .today)] : []
        first.append(NavItem(.home, "Home", "/home", isCurrent: place == .home))
        first += groups
        first += [
            NavItem(.path, "Your journey", "/journey", isCurrent: place == .journey),
            people(place, membership, circle),
        ]
        if let practice = membership?.practice {
            let wall: Href = "/p/\(practice.handle.text)/wall"
            first.append(NavItem(.wall, "Wall of Fame", seesToday ? wall + "/work" : wall, isCurrent: place == .wall))
        }
        first += [
            NavItem(.talk, "Messages", "/messages", isCurrent: place == .messages),
            NavItem(.search, "Search", "/search", isCurrent: place == .search),
            NavItem(.bell, "Notices", "/notices", isCurrent: place == .notices, count: newNotices == 0 ? nil : newNotices),
            NavItem(.key, "Permissions", "/permissions", isCurrent: place == .permissions),
        ]
        var lists = [NavGroup(nil, first)]
        if seesToday, let practice = membership?.practice {
            lists.append(
                NavGroup(
                    "Practice",
                    [
                        NavItem(.add, "Invite", "/p/\(practice.handle.text)/invite"), NavItem(.group, "Groups", "/p/\(practice.handle.text)"),
                        NavItem(.send, "Write to everybody", "/p/\(practice.handle.text)/broadcasts"),
                        NavItem(.flag, "Reports", "/p/\(practice.handle.text)/moderation", isCurrent: place == .moderation),
                    ])
            )
        }
        let others = circle.viewer.memberships.filter { $0.practice.id != membership?.practice.id }
        if !others.isEmpty { lists.append(NavGroup("Elsewhere", others.map { NavItem(.home, $0.practice.name, "/p/\($0.practice.handle.text)") })) }
        return lists
    }

    private static func tabs(_ place: Whereabouts, _ membership: Membership?, _ circle: Circle, _ seesToday: Bool, _ shareAt: Href?) -> [NavItem] {
        let isReading = if case .group = place { true } else { place == .home }
        var tabs = seesToday ? [NavItem(.sun, "Today", "/today", isCurrent: place == .today)] : []
        tabs.append(NavItem(.home, "Home", "/home", isCurrent: isReading))
        if !seesToday { tabs.append(NavItem(.path, "Journey", "/journey", isCurrent: place == .journey)) }
        if let shareAt { tabs.append(NavItem(.plus, "Share", shareAt)) }
        tabs += [people(place, membership, circle), NavItem(.me, "Me", "/me", isCurrent: place == .me)]
        return tabs
    }
}
