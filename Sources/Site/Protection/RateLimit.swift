import Kernel
import Synchronization

/// How often somebody may do something: a bucket of `burst` tries that refills evenly over `period`.
///
/// Kept in memory of this process. Bounded: with more than `most` keys the fullest buckets, which limit least, are dropped.
package final class RateLimit: Sendable {
    private struct Bucket {
        var tries: Double
        var at: Moment
    }

    private static let most = 50_000
    private let name: String
    private let burst: Double
    private let period: Span
    private let buckets = Mutex<[String: Bucket]>([:])

    package init(_ name: String, burst: Int, per period: Span) {
        self.name = name
        self.burst = Double(burst)
        self.period = period
    }

    /// Counts one try of `key`.
    /// - Throws: `RateLimitFault` where there were too many.
    package func take(_ key: String, at now: Moment) throws {
        let wait: Span? = buckets.withLock { buckets in
            if buckets.count > Self.most { trim(&buckets, now) }
            var bucket = refilled(buckets[key], now)
            defer { buckets[key] = bucket }
            guard bucket.tries >= 1 else {
                return Span(milliseconds: Int64((1 - bucket.tries) * Double(period.milliseconds) / burst) + 1)
            }
            bucket.tries -= 1
            return nil
        }
        if let wait { throw RateLimitFault(name: name, wait: wait) }
    }

    /// Gives a try back, as after a sign-in that succeeded.
    package func giveBack(_ key: String) {
        buckets.withLock { $0[key]?.tries += 1 }
    }

    private func refilled(_ bucket: Bucket?, _ now: Moment) -> Bucket {
        guard let bucket else { return Bucket(tries: burst, at: now) }
        let gained = Double(max(0, (now - bucket.at).milliseconds)) * burst / Double(period.milliseconds)
        return Bucket(tries: min(burst, bucket.tries + gained), at: now)
    }

    private func trim(_ buckets: inout [String: Bucket], _ now: Moment) {
        buckets = buckets.mapValues { refilled($0, now) }.filter { $0.value.tries < burst }
        guard buckets.count > Self.most else { return }
        // Those that are nearest to being full again limit least.
        let fullest = buckets.sorted { $0.value.tries > $1.value.tries }.prefix(buckets.count - Self.most / 2)
        for (key, _) in fullest { buckets[key] = nil }
    }
}

/// Too often. Says when it goes on.
package struct RateLimitFault: Failure, Equatable {
    package let name: String
    package let wait: Span

    package init(name: String, wait: Span) {
        self.name = name
        self.wait = wait
    }

    package var sentence: String {
        let minutes = (wait.seconds + 59) / 60
        let when = minutes <= 1 ? "in a minute" : minutes <= 90 ? "in \(minutes) minutes" : "in \((minutes + 59) / 60) hours"
        return "That was a lot of \(name) in a short time. Please try again \(when); nothing you typed is lost if you go back."
    }
    package var status: Int { 429 }
}
