import Kernel
import Synchronization

/// A clock that says what the test last set.
final class MovedClock: Sendable {
    private let moment: Mutex<Moment>

    init(_ milliseconds: Int64) { moment = Mutex(Moment(milliseconds: milliseconds)) }

    func set(_ milliseconds: Int64) { moment.withLock { $0 = Moment(milliseconds: milliseconds) } }

    var clock: Clock { Clock { self.moment.withLock { $0 } } }
}
