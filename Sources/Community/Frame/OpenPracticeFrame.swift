import Identity
import Kernel
import Site
import Trust

/// What stands around the public pages of a practice.
enum OpenPracticeFrame {
    enum Place: CaseIterable {
        case wall, channel, channels

        var title: String {
            switch self {
            case .wall: "Wall of Fame"
            case .channel: "Our channel"
            case .channels: "People’s channels"
            }
        }

        func href(_ practice: Practice) -> Href {
            switch self {
            case .wall: "/p/\(practice.handle.text)/wall"
            case .channel: "/p/\(practice.handle.text)/channel"
            case .channels: "/p/\(practice.handle.text)/channels"
            }
        }

        fileprivate var icon: Icon {
            switch self {
            case .wall: .wall
            case .channel: .promote
            case .channels: .people
            }
        }

        fileprivate func feed(_ practice: Practice) -> Href? {
            switch self {
            case .wall: "/p/\(practice.handle.text)/wall.atom"
            case .channel: "/p/\(practice.handle.text)/channel.atom"
            case .channels: nil
            }
        }
    }

    static func frame(_ title: String, at place: Place, _ practice: Practice, for viewer: Viewer?) -> OpenFrame {
        OpenFrame(
            title: title, practice: practice.name, line: practice.about, home: Place.wall.href(practice),
            nav: Place.allCases.map { NavItem($0.icon, $0.title, $0.href(practice), isCurrent: $0 == place) }, isMember: viewer != nil,
            feed: place.feed(practice))
    }
}
