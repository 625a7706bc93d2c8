import Kernel
import Store

/// A signed-in browser.
struct Session: Sendable {
    private let viewer: Viewer
    private let expiresAt: Moment
    private let seenAt: Moment

    init(viewer: Viewer, expiresAt: Moment, seenAt: Moment) {
        self.seenAt = seenAt
        self.viewer = viewer
        self.expiresAt = expiresAt
    }

    /// Whose it is; `nil` once it is over. Asked of a session that is kept, too.
    func viewer(at moment: Moment) -> Viewer? { expiresAt > moment ? viewer : nil }

    /// Whether its last use was noted long ago. Once a day is enough: each note makes what is kept be read anew.
    func isToBeNoted(at moment: Moment) -> Bool { expiresAt > moment && moment - seenAt > .days(1) }
}

/// Who it is that a session's cookie names; asked with every request.
struct SessionKey: KeptKey {
    typealias Answer = Session
    static let mostKept = 5_000
    let digest: [UInt8]
}
