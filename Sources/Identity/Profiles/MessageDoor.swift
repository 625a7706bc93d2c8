/// Who may begin a conversation with somebody. One that has begun goes on until it is blocked.
package enum MessageDoor: String, Sendable, CaseIterable {
    case everybody, followed, coaches

    package var title: String {
        switch self {
        case .everybody: "Everybody in my practices"
        case .followed: "People I follow, and my coaches"
        case .coaches: "Only my coaches"
        }
    }
}
