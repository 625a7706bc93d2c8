import Testing

@testable import Site

@Suite("News for open pages")
struct LiveHubTests {
    private let hub = LiveHub()

    @Test("reaches those who listen to its topic, and nobody else")
    func topics() async {
        let group = hub.listen(to: [.group(1)])
        let practice = hub.listen(to: [.practice(1)])
        let account = hub.listen(to: [.account(1), .group(2)])
        hub.tell([.group(1)], .init("post", id: 10))
        hub.tell([.practice(1)], .init("post", id: 11))
        hub.tell([.group(2)], .init("post", id: 12))
        hub.tell([.group(3), .account(2)], .init("post", id: 13))
        hub.close()
        #expect(await received(group) == [10])
        #expect(await received(practice) == [11])
        #expect(await received(account) == [12])
    }

    @Test("arrives once, though several of its topics are listened to")
    func once() async {
        let listener = hub.listen(to: [.group(1), .practice(1), .account(1)])
        hub.tell([.group(1), .practice(1), .account(1)], .init("praise", id: 5))
        hub.close()
        #expect(await received(listener) == [5])
    }

    @Test("reaches every page, in order")
    func everyPage() async {
        let listeners = (0..<20).map { _ in hub.listen(to: [.group(1)]) }
        for id in 1...30 { hub.tell([.group(1)], .init("post", id: Int64(id))) }
        hub.close()
        for listener in listeners { #expect(await received(listener) == Array(1...30)) }
    }

    @Test("waits for a slow page up to 64, then the oldest is lost")
    func bounded() async {
        let listener = hub.listen(to: [.group(1)])
        for id in 1...1_000 { hub.tell([.group(1)], .init("post", id: Int64(id))) }
        hub.close()
        #expect(await received(listener) == Array(937...1_000))
    }

    @Test("is not kept for a page that went away")
    func leaving() {
        var first: AsyncStream<LiveHub.Message>? = hub.listen(to: [.group(1)])
        let second = hub.listen(to: [.group(1), .account(4)])
        #expect(hub.listeners == 2)
        #expect(first != nil)
        first = nil
        #expect(hub.listeners == 1)
        hub.tell([.group(1)], .init("post", id: 1))
        withExtendedLifetime(second) {}
    }

    @Test("is not kept for a page whose request was cancelled")
    func cancelled() async {
        let hub = hub
        let stream = hub.listen(to: [.group(1)])
        let (started, start) = AsyncStream<Void>.makeStream()
        let reading = Task {
            for await _ in stream { start.yield() }
        }
        hub.tell([.group(1)], .init("post", id: 1))
        for await _ in started { break }
        reading.cancel()
        await reading.value
        #expect(hub.listeners == 0)
    }

    @Test("ends for all when the server stops, and for those who come later at once")
    func closing() async {
        let listener = hub.listen(to: [.group(1)])
        hub.close()
        hub.tell([.group(1)], .init("post", id: 1))
        #expect(await received(listener).isEmpty)
        #expect(hub.listeners == 0)
        #expect(await received(hub.listen(to: [.group(1)])).isEmpty)
        #expect(hub.listeners == 0)
        hub.close()
    }

    @Test("survives pages that come and go while it is told")
    func concurrent() async {
        let hub = hub
        await withTaskGroup(of: Void.self) { group in
            for task in 0..<4 {
                group.addTask {
                    for id in 0..<300 {
                        let stream = hub.listen(to: [.group(Int64(id % 3)), .account(Int64(task))])
                        hub.tell([.account(Int64(task))], .init("post", id: Int64(id)))
                        // Not until its own: 64 newer ones of the group may have pushed that out before it is read.
                        for await _ in stream { break }
                    }
                }
                group.addTask { for id in 0..<1_000 { hub.tell([.group(Int64(id % 3))], .init("other", id: -1)) } }
            }
        }
        #expect(hub.listeners == 0)
    }

    private func received(_ stream: AsyncStream<LiveHub.Message>) async -> [Int64] {
        await stream.reduce(into: []) { $0.append($1.id) }
    }
}
