import HTTPTypes
import Hummingbird
import NIOCore
import ServiceLifecycle

extension Response {
    /// Server-sent events (HTML standard, section 9.2), until the page is closed. An event named `beat` each 20 seconds, or as `beat` says,
    /// keeps proxies from giving up, notices pages that went away, and tells pages that the server is there.
    package static func events(_ messages: AsyncStream<LiveHub.Message>, request: Request, beat: Duration = .seconds(20)) -> Response {
        Response(
            status: .ok,
            headers: [.contentType: "text/event-stream", .cacheControl: "no-store", .init("X-Accel-Buffering") ?? .date: "no"],
            body: ResponseBody { writer in
                try await request.body.consumeWithCancellationOnInboundClose { _ in
                    try await writer.write(ByteBuffer(string: "retry: 3000\n\n"))
                    try await withThrowingTaskGroup(of: Void.self) { group in
                        let (ticks, tick) = AsyncStream<LiveHub.Message?>.makeStream(bufferingPolicy: .bufferingNewest(80))
                        group.addTask {
                            for await message in messages { tick.yield(message) }
                            tick.finish()
                        }
                        group.addTask {
                            while true {
                                try await Task.sleep(for: beat)
                                tick.yield(nil)
                            }
                        }
                        defer { group.cancelAll() }
                        // A server that is asked to stop waits for its answers: this one ends at once, the page comes back.
                        try await withGracefulShutdownHandler {
                            for await message in ticks {
                                let text = message.map { "event: \($0.name)\ndata: \($0.id)\n\n" } ?? "event: beat\ndata: 0\n\n"
                                try await writer.write(ByteBuffer(string: text))
                            }
                        } onGracefulShutdown: {
                            tick.finish()
                        }
                    }
                }
                try await writer.finish(nil)
            }
        )
    }
}
