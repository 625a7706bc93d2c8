import HTTPTypes
import Hummingbird
import NIOCore
import ServiceLifecycle

extension Response {
    /// Server-sent events (HTML standard, section 9.2), until the page is closed. A comment each 20 seconds keeps proxies from
    /// giving up and notices pages that went away.
    package static func events(_ messages: AsyncStream<LiveHub.Message>, request: Request) -> Response {
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
                                try await Task.sleep(for: .seconds(20))
                                tick.yield(nil)
                            }
                        }
                        defer { group.cancelAll() }
                        // A server that is asked to stop waits for its answers: this one ends at once, the page comes back.
                        try await withGracefulShutdownHandler {
                            for await message in ticks {
                                let text = message.map { "event: \($0.name)\ndata: \($0.id)\n\n" } ?? ": still here\n\n"
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
