import Kernel
import Testing

@testable import Store

@Suite("When a failed job is tried again") struct BackoffTests {
    @Test("after half a minute first, and never sooner after a later attempt than after an earlier one") func monotone() {
        let delays = (1...30).map { Backoff.delay(after: $0, jitter: 0) }
        #expect(delays.first == .seconds(30))
        #expect(delays == delays.sorted())
        #expect(delays.prefix(9).elementsEqual((0..<9).map { .seconds(30 << $0) }))
    }

    @Test("never later than four hours and the jitter") func bounds() {
        #expect(Backoff.delay(after: 30, jitter: 0) == .hours(4))
        for attempt in [Int.min, -1, 0, 1, 63, 64, 1_000, .max] {
            let delay = Backoff.delay(after: attempt, jitter: 0)
            #expect(delay >= .seconds(30) && delay <= .hours(4), "attempt \(attempt)")
        }
    }

    @Test("jitter adds at most a fifth, the more the greater it is", arguments: 1...14) func jitter(_ attempt: Int) {
        let base = Backoff.delay(after: attempt, jitter: 0)
        let delays = stride(from: 0.0, to: 1.0, by: 0.05).map { Backoff.delay(after: attempt, jitter: $0) }
        #expect(delays == delays.sorted())
        #expect(Set(delays).count == delays.count)
        for delay in delays { #expect(delay.milliseconds * 5 <= base.milliseconds * 6) }
    }

    @Test("a job that keeps failing is abandoned 12 to 15 hours after it first failed") func sum() {
        func sum(_ jitter: Double) -> Span {
            Span(
                milliseconds: (1..<Backoff.attempts).map { Backoff.delay(after: $0, jitter: jitter).milliseconds }
                    .reduce(0, +))
        }
        #expect(sum(0) >= .hours(12))
        #expect(sum(1) <= .hours(15))
    }
}
