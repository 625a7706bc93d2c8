import Testing

@testable import Site

@Suite("What /metrics tells")
struct MeasuresTests {
    @Test("counts requests by class of status, and their times in growing buckets")
    func counts() throws {
        let measures = Measures()
        for (status, seconds) in [(200, 0.0005), (204, 0.001), (303, 0.004), (404, 0.3), (500, 60)] {
            measures.count(status: status, seconds: seconds)
        }
        let values = try parsed(measures.text(gauges: []))
        #expect(values["hearten_requests_total{class=\"2xx\"}"] == 2)
        #expect(values["hearten_requests_total{class=\"3xx\"}"] == 1)
        #expect(values["hearten_requests_total{class=\"4xx\"}"] == 1)
        #expect(values["hearten_requests_total{class=\"5xx\"}"] == 1)
        #expect(values["hearten_request_seconds_bucket{le=\"0.001\"}"] == 2)
        #expect(values["hearten_request_seconds_bucket{le=\"0.0025\"}"] == 2)
        #expect(values["hearten_request_seconds_bucket{le=\"0.005\"}"] == 3)
        #expect(values["hearten_request_seconds_bucket{le=\"5.0\"}"] == 4)
        #expect(values["hearten_request_seconds_bucket{le=\"+Inf\"}"] == 5)
        #expect(values["hearten_request_seconds_count"] == 5)
        #expect(abs((values["hearten_request_seconds_sum"] ?? 0) - 60.3055) < 1e-9)
    }

    @Test("is text that Prometheus reads: help and type before each value, ends with a newline")
    func format() throws {
        let measures = Measures()
        measures.count(status: 200, seconds: 0.000_001)
        let text = measures.text(gauges: [
            ("hearten_listeners", "Pages that listen.", 7), ("hearten_jobs", "Jobs that wait.", 0),
        ])
        let values = try parsed(text)
        #expect(values["hearten_listeners"] == 7)
        #expect(values["hearten_jobs"] == 0)
        #expect(text.hasSuffix("hearten_jobs 0\n"))
    }

    @Test("is complete before the first request")
    func empty() throws {
        let values = try parsed(Measures().text(gauges: []))
        #expect(values["hearten_request_seconds_count"] == 0)
        #expect(values["hearten_request_seconds_bucket{le=\"+Inf\"}"] == 0)
    }

    @Test("counts from many tasks at a time")
    func concurrent() async throws {
        let measures = Measures()
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<8 { group.addTask { for _ in 0..<500 { measures.count(status: 200, seconds: 0.5) } } }
        }
        let values = try parsed(measures.text(gauges: []))
        #expect(values["hearten_request_seconds_count"] == 4_000)
        #expect(values["hearten_request_seconds_sum"] == 2_000)
    }

    /// The values by name and labels (text format 0.0.4); fails at a line that breaks the format.
    private func parsed(_ text: String) throws -> [String: Double] {
        var types: [Substring: Substring] = [:]
        var helped: Set<Substring> = []
        var values: [String: Double] = [:]
        try #require(text.hasSuffix("\n") && !text.contains("\n\n"))
        for line in text.dropLast().split(separator: "\n") {
            if let help = line.wholeMatch(of: /# HELP ([a-z_]+) \S.*/) {
                helped.insert(help.1)
            } else if let type = line.wholeMatch(of: /# TYPE ([a-z_]+) (counter|gauge|histogram)/) {
                try #require(types.updateValue(type.2, forKey: type.1) == nil && helped.contains(type.1), "\(line)")
            } else {
                let sample = try #require(line.wholeMatch(of: /([a-z_]+)(\{[a-z]+="[^"\\]*"\})? (\S+)/), "\(line)")
                let family = types.keys.contains {
                    sample.1 == $0 || (types[$0] == "histogram" && sample.1.hasPrefix($0 + "_"))
                }
                try #require(family, "\(line)")
                let value = try #require(Double(sample.3), "\(line)")
                try #require(values.updateValue(value, forKey: String(sample.1) + (sample.2 ?? "")) == nil, "\(line)")
            }
        }
        return values
    }
}
