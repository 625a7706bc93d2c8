import Kernel

/// What stands around a page for somebody who is signed in: where one is, where one may go, who one is.
package struct Frame: Sendable {
    /// The page's name, for the browser's tab.
    package var title: String
    package var practice: String
    package var home: Href
    /// Groups of links: the first without a heading.
    package var rail: [NavGroup]
    package var tabs: [NavItem]
    package var shareAt: Href?
    package var me: NavMe
    package var newNotices: Int
    /// The form token of this page.
    package var formToken: String
    /// Where live updates of this page come from.
    package var live: Href?
    /// Whether the page notes what was on the screen long enough to be read.
    package var tellsViews: Bool
    /// A short sentence about what was just done.
    package var said: String?

    package init(
        title: String, practice: String, home: Href, rail: [NavGroup], tabs: [NavItem], shareAt: Href?, me: NavMe,
        newNotices: Int, formToken: String, live: Href? = nil, tellsViews: Bool = false, said: String? = nil
    ) {
        self.title = title
        self.practice = practice
        self.home = home
        self.rail = rail
        self.tabs = tabs
        self.shareAt = shareAt
        self.me = me
        self.newNotices = newNotices
        self.formToken = formToken
        self.live = live
        self.tellsViews = tellsViews
        self.said = said
    }
}

package struct NavItem: Sendable {
    package let icon: Icon
    package let label: String
    package let href: Href
    package let isCurrent: Bool
    package let count: Int?

    package init(_ icon: Icon, _ label: String, _ href: Href, isCurrent: Bool = false, count: Int? = nil) {
        self.icon = icon
        self.label = label
        self.href = href
        self.isCurrent = isCurrent
        self.count = count
    }
}

package struct NavGroup: Sendable {
    package let heading: String?
    package let items: [NavItem]

    package init(_ heading: String? = nil, _ items: [NavItem]) {
        self.heading = heading
        self.items = items
    }
}

package struct NavMe: Sendable {
    package let face: Face
    package let line: String
    package let href: Href

    package init(face: Face, line: String, href: Href) {
        self.face = face
        self.line = line
        self.href = href
    }
}

/// What stands around a public page.
package struct OpenFrame: Sendable {
    package var title: String
    package var practice: String
    /// A line about the practice; empty for none.
    package var line: String
    package var home: Href
    package var nav: [NavItem]
    package var isMember: Bool
    /// Whether search engines may list it.
    package var isListed: Bool
    package var feed: Href?
    /// Open Graph: `og:title` and the like.
    package var facts: [(name: String, value: String)]
    package var said: String?

    package init(
        title: String, practice: String, line: String, home: Href, nav: [NavItem], isMember: Bool, isListed: Bool = false, feed: Href? = nil,
        facts: [(name: String, value: String)] = [], said: String? = nil
    ) {
        self.title = title
        self.practice = practice
        self.line = line
        self.home = home
        self.nav = nav
        self.isMember = isMember
        self.isListed = isListed
        self.feed = feed
        self.facts = facts
        self.said = said
    }
}
