import Kernel
import Testing

@testable import Site

@Suite("How often somebody may try")
struct RateLimitTests {
    private let noon = Moment(milliseconds: 1_767_614_400_000)

    @Test("as many times at once as the burst, each key for itself")
    func burst() throws {
        let limit = RateLimit("tries", burst: 3, per: .minutes(1))
        for _ in 0..<3 { try limit.take("a", at: noon) }
        #expect(throws: RateLimitFault.self) { try limit.take("a", at: noon) }
        for _ in 0..<3 { try limit.take("b", at: noon) }
        #expect(throws: RateLimitFault.self) { try limit.take("b", at: noon) }
    }

    @Test("again, one by one, as time goes on")
    func refill() throws {
        let limit = RateLimit("tries", burst: 3, per: .minutes(1))
        for _ in 0..<3 { try limit.take("a", at: noon) }
        try limit.take("a", at: noon + .seconds(20))
        #expect(throws: RateLimitFault.self) { try limit.take("a", at: noon + .seconds(20)) }
        #expect(throws: RateLimitFault.self) { try limit.take("a", at: noon + .seconds(39)) }
        try limit.take("a", at: noon + .seconds(40))
    }

    @Test("never more at once than the burst, however long the pause")
    func full() throws {
        let limit = RateLimit("tries", burst: 2, per: .minutes(1))
        try limit.take("a", at: noon)
        for _ in 0..<2 { try limit.take("a", at: noon + .days(30)) }
        #expect(throws: RateLimitFault.self) { try limit.take("a", at: noon + .days(30)) }
    }

    @Test("once more where a try was given back, but not beyond the burst")
    func giveBack() throws {
        let limit = RateLimit("tries", burst: 2, per: .hours(1))
        for _ in 0..<2 { try limit.take("a", at: noon) }
        limit.giveBack("a")
        try limit.take("a", at: noon)
        #expect(throws: RateLimitFault.self) { try limit.take("a", at: noon) }
        for _ in 0..<9 { limit.giveBack("a") }
        for _ in 0..<2 { try limit.take("a", at: noon) }
        #expect(throws: RateLimitFault.self) { try limit.take("a", at: noon) }
        limit.giveBack("nobody")
        for _ in 0..<2 { try limit.take("nobody", at: noon) }
        #expect(throws: RateLimitFault.self) { try limit.take("nobody", at: noon) }
    }

    @Test(
        "after the wait that the fault names, and not before",
        arguments: [(1, 60_000), (3, 60_000), (7, 900_000), (200, 3_600_000), (1_000, 1_000)])
    func wait(burst: Int, period: Int64) throws {
        let limit = RateLimit("tries", burst: burst, per: Span(milliseconds: period))
        for _ in 0..<burst { try limit.take("a", at: noon) }
        let fault = try #require(throws: RateLimitFault.self) { try limit.take("a", at: noon) }
        #expect(fault.wait.milliseconds > 0)
        #expect(fault.wait.milliseconds <= period / Int64(burst) + 1)
        if fault.wait.milliseconds > 2 {
            #expect(throws: RateLimitFault.self) {
                try limit.take("a", at: noon + Span(milliseconds: fault.wait.milliseconds - 2))
            }
        }
        try limit.take("a", at: noon + fault.wait)
    }

    @Test("no sooner because the clock stepped back")
    func clockStep() throws {
        let limit = RateLimit("tries", burst: 1, per: .minutes(1))
        try limit.take("a", at: noon)
        #expect(throws: RateLimitFault.self) { try limit.take("a", at: noon - .days(1)) }
        #expect(throws: RateLimitFault.self) {
            try limit.take("b", at: noon - .days(1)); try limit.take("b", at: noon - .days(1))
        }
    }

    @Test("a full memory forgets those that no longer limit, and keeps who is limited")
    func bounded() throws {
        let limit = RateLimit("tries", burst: 2, per: .hours(1))
        for number in 0..<50_000 { try limit.take("k\(number)", at: noon) }
        let later = noon + .hours(2)
        for _ in 0..<2 { try limit.take("held", at: later) }
        for number in 0..<10 { try limit.take("new\(number)", at: later) }
        #expect(throws: RateLimitFault.self) { try limit.take("held", at: later) }
    }

    @Test("a flood of other keys does not free one that is limited")
    func flood() throws {
        let limit = RateLimit("tries", burst: 2, per: .hours(1))
        for _ in 0..<2 { try limit.take("held", at: noon) }
        for number in 0..<50_010 { try limit.take("k\(number)", at: noon) }
        #expect(throws: RateLimitFault.self) { try limit.take("held", at: noon) }
    }

    @Test(
        "the sentence names the wait in whole minutes",
        arguments: [(1, "in a minute"), (60, "in a minute"), (61, "in 2 minutes"), (900, "in 15 minutes")])
    func sentence(seconds: Int64, words: String) {
        let fault = RateLimitFault(name: "sign-ins", wait: .seconds(seconds))
        #expect(fault.sentence.contains("sign-ins"))
        #expect(fault.sentence.contains(" \(words);"))
        #expect(fault.status == 429)
    }
}
