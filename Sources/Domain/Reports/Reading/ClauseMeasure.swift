/// A number with its unit in a clause, and the words before and behind it.
struct Measure: Hashable, Sendable {
    enum Unit: Hashable, Sendable {
        case pieces, yuan, tenThousands, percent
    }

    var words: String
    var number: String
    var unit: Unit
    var rest: String

    var excerpt: String {
        let sign =
            switch unit {
            case .pieces: "件"
            case .yuan: "元"
            case .tenThousands: "万元"
            case .percent: "%"
            }
        return String((words + number + sign + rest).suffix(60 + number.count))
    }

    /// Each with the words since the one before it. A number of something else stays among the words.
    static func all(in clause: some StringProtocol) -> [Measure] {
        let scalars = Array(clause.unicodeScalars)
        var measures: [Measure] = []
        var (start, place) = (0, 0)
        while place < scalars.count {
            guard isDigit(scalars[place]) else {
                place += 1
                continue
            }
            var end = place
            while end < scalars.count, isDigit(scalars[end]) || scalars[end] == "." { end += 1 }
            let number = text(scalars[place..<end])
            if let (unit, length) = unit(at: scalars[end...]) {
                let rest = scalars[(end + length)...].prefix { !isDigit($0) }
                measures.append(
                    Measure(
                        words: text(scalars[start..<place].drop { $0 == "、" || $0 == "和" }), number: number, unit: unit,
                        rest: text(rest)))
                start = end + length
                place = start
            } else {
                place = end
            }
        }
        return measures
    }

    private static func unit(at rest: ArraySlice<Unicode.Scalar>) -> (Unit, Int)? {
        let units: [(String, Unit)] = [("万元", .tenThousands), ("元", .yuan), ("%", .percent), ("件", .pieces)]
        for (name, unit) in units where rest.starts(with: name.unicodeScalars) {
            // 12件次 is no number of requests.
            let isOther = rest.dropFirst(name.unicodeScalars.count).first == "次"
            return isOther ? nil : (unit, name.unicodeScalars.count)
        }
        return nil
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

    private static func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        var text = String.UnicodeScalarView()
        text.append(contentsOf: scalars)
        return String(text)
    }
}

/// The disputes that a clause is about.
enum DisputeSubject: Hashable, Sendable {
    case block(Dispute.Block)
    /// 行政诉讼, be they after a reconsideration or without one.
    case suits

    func figure(_ column: DisputeColumn) -> ReportFigure {
        switch self {
        case .block(let block): .cell(.dispute(block, column))
        case .suits: .suits(column)
        }
    }
}
