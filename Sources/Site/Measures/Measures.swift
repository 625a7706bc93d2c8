import Kernel
import Synchronization

/// What `/metrics` tells: counts and times of requests. No paths with names or ids in them, no people.
package final class Measures: Sendable {
    private static let bounds: [Double] = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5]

    private struct State {
        var statuses: [Int: Int] = [:]
        var buckets = [Int](repeating: 0, count: Measures.bounds.count + 1)
        var seconds = 0.0
    }

    private let state = Mutex(State())

    package init() {}

    package func count(status: Int, seconds: Double) {
        state.withLock { state in
            state.statuses[status / 100, default: 0] += 1
            state.seconds += seconds
            state.buckets[Self.bounds.firstIndex { seconds <= $0 } ?? Self.bounds.count] += 1
        }
    }

    /// Prometheus text format 0.0.4.
    /// - Parameter gauges: further values of this moment, by name and help text.
    package func text(gauges: [(name: String, help: String, value: Int)]) -> String {
        let state = state.withLock { $0 }
        var lines = ["# HELP hearten_requests_total Requests answered, by class of status.", "# TYPE hearten_requests_total counter"]
        lines += state.statuses.sorted { $0.key < $1.key }.map { "hearten_requests_total{class=\"\($0.key)xx\"} \($0.value)" }
        lines += ["# HELP hearten_request_seconds Time to answer.", "# TYPE hearten_request_seconds histogram"]
        var sum = 0
        for (bound, count) in zip(Self.bounds, state.buckets) {
            sum += count
            lines.append("hearten_request_seconds_bucket{le=\"\(bound)\"} \(sum)")
        }
        sum += state.buckets.last ?? 0
        lines += ["hearten_request_seconds_bucket{le=\"+Inf\"} \(sum)", "hearten_request_seconds_sum \(state.seconds)", "hearten_request_seconds_count \(sum)"]
        for gauge in gauges {
            lines += ["# HELP \(gauge.name) \(gauge.help)", "# TYPE \(gauge.name) gauge", "\(gauge.name) \(gauge.value)"]
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
