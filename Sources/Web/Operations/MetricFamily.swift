/// Figures of one name, as Prometheus reads them (text exposition format 0.0.4).
package struct MetricFamily: Sendable {
    package enum Kind: String, Sendable {
        case counter, gauge, histogram
    }

    package var name: String
    package var kind: Kind
    package var help: String
    package var samples: [MetricSample]

    package init(_ kind: Kind, _ name: String, _ help: String, _ samples: [MetricSample]) {
        self.name = name
        self.kind = kind
        self.help = help
        self.samples = samples
    }

    /// A family of one figure without labels.
    package init(_ kind: Kind, _ name: String, _ help: String, _ value: Double) {
        self.init(kind, name, help, [MetricSample([], value)])
    }

    package init(_ kind: Kind, _ name: String, _ help: String, _ value: Int) {
        self.init(kind, name, help, Double(value))
    }

    func write(to text: inout String) {
        text += "# HELP \(name) \(escaped(help, quotes: false))\n# TYPE \(name) \(kind.rawValue)\n"
        for sample in samples {
            text += name + sample.suffix
            if !sample.labels.isEmpty {
                let labels = sample.labels.map { "\($0.0)=\"\(escaped($0.1, quotes: true))\"" }
                text += "{\(labels.joined(separator: ","))}"
            }
            text += " \(number(sample.value))\n"
        }
    }
}

package struct MetricSample: Sendable {
    /// What a histogram adds to the name of its family.
    var suffix = ""
    var labels: [(String, String)]
    var value: Double

    package init(_ labels: [(String, String)], _ value: Double) {
        self.labels = labels
        self.value = value
    }

    package init(_ labels: [(String, String)], _ value: Int) {
        self.init(labels, Double(value))
    }

    init(suffix: String, _ labels: [(String, String)], _ value: Double) {
        self.init(labels, value)
        self.suffix = suffix
    }
}

private func escaped(_ text: String, quotes: Bool) -> String {
    var result = ""
    for letter in text.unicodeScalars {
        switch letter {
        case "\\": result += "\\\\"
        case "\n": result += "\\n"
        case "\"" where quotes: result += "\\\""
        default: result.unicodeScalars.append(letter)
        }
    }
    return result
}

private func number(_ value: Double) -> String {
    if value.isNaN { return "NaN" }
    if value.isInfinite { return value < 0 ? "-Inf" : "+Inf" }
    return value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : String(value)
}
