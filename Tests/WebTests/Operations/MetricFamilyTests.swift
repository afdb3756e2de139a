import Testing

@testable import Web

@Suite struct MetricFamilyTests {
    private func text(_ family: MetricFamily) -> String {
        var text = ""
        family.write(to: &text)
        return text
    }

    @Test func `a family is its help, its kind and its samples`() {
        let family = MetricFamily(
            .counter, "yg_requests_total", "Requests.",
            [MetricSample([("route", "/a"), ("status", "200")], 12), MetricSample([], 0.25)])
        #expect(
            text(family) == """
                # HELP yg_requests_total Requests.
                # TYPE yg_requests_total counter
                yg_requests_total{route="/a",status="200"} 12
                yg_requests_total 0.25

                """)
    }

    @Test func `nothing in a label or a help ends its line`() {
        let family = MetricFamily(.gauge, "yg", "a\\b\n\"c\"", [MetricSample([("l", "x\"\\\ny")], 1)])
        #expect(
            text(family).split(separator: "\n") == [
                #"# HELP yg a\\b\n"c""#, "# TYPE yg gauge", #"yg{l="x\"\\\ny"} 1"#,
            ])
    }

    @Test(arguments: [
        (Double.nan, "NaN"), (.infinity, "+Inf"), (-.infinity, "-Inf"), (1_773_106_200, "1773106200"), (0.1, "0.1"),
        (1e300, "1e+300"), (-3, "-3"),
    ])
    func `numbers are written as Prometheus reads them`(value: Double, words: String) {
        #expect(text(MetricFamily(.gauge, "yg", "h", value)).hasSuffix("yg \(words)\n"))
    }

    @Test func `a range of a histogram holds all that is shorter`() {
        var figures = HistogramFigures()
        for milliseconds in [0, 1, 1, 3, 700, 60_000] { figures.note(.milliseconds(milliseconds)) }
        let samples = figures.samples([])
        func range(_ end: String) -> Double? { samples.first { $0.labels.contains { $0.1 == end } }?.value }
        #expect(range("0.0005") == 1)
        #expect(range("0.001") == 3)
        #expect(range("0.005") == 4)
        #expect(range("0.5") == 4)
        #expect(range("1.0") == 5)
        #expect(range("10.0") == 5)
        #expect(range("+Inf") == 6)
        #expect(samples.suffix(2).map(\.value) == [60.705, 6])
    }
}
