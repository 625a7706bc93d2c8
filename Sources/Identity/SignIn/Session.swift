import Kernel
import Store

/// A signed-in browser.
struct Session: Sendable {
    private let viewer: Viewer
    private let expiresAt: Moment

    init(viewer: Viewer, expiresAt: Moment) {
        self.viewer = viewer
        self.expiresAt = expiresAt
    }

    /// Whose it is; `nil` once it is over. Asked of a session that is kept, too.
    func viewer(at moment: Moment) -> Viewer? { expiresAt > moment ? viewer : nil }
}

/// Who it is that a session's cookie names; asked with every request.
struct SessionKey: KeptKey {
    typealias Answer = Session
    static let mostKept = 5_000
    let digest: [UInt8]
}
