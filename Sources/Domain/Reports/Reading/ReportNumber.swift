/// A figure as people write it into a table: in full width, with separators, with a dash for nought.
package enum ReportNumber {
    package enum Unit: Hashable, Sendable {
        case count
        /// 万元, kept in fen
        case tenThousands
        case yuan
    }

    package enum Problem: Error, Hashable, Sendable {
        case notANumber
        /// A fraction of a count.
        case fraction
        case decimals(most: Int)
        /// 12,34
        case separators
        case tooLarge
    }

    /// No sum of such figures overflows.
    package static let mostCount = 1_000_000_000_000
    package static let mostFen = 1_000_000_000_000_000

    /// A count, or fen. Nil where nothing stands: an empty cell is missing, and not nought.
    package static func read(_ text: some StringProtocol, in unit: Unit) throws(Problem) -> Int? {
        if holdsTwo(text) { throw .notANumber }
        var rest = signs(of: text)[...]
        if rest.isEmpty { return nil }
        if rest.count <= 2, rest.allSatisfy({ nought.contains($0) }) || rest.elementsEqual("无".unicodeScalars) {
            return 0
        }
        guard rest.contains(where: { ("0"..."9").contains($0) }) else { throw .notANumber }
        let unit = takeUnit(&rest, unit)
        let isNegative = rest.first.map { minus.contains($0) } ?? false
        if isNegative || rest.first == "+" { rest = rest.dropFirst() }
        let parts = rest.split(separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), let whole = parts.first else { throw .notANumber }
        let digits = try grouped(whole)
        let fraction = try decimals(parts.dropFirst().first, unit)
        // Fifteen digits, and the six of 万元 behind them, would be more than an integer holds.
        guard digits.unicodeScalars.count + fraction.unicodeScalars.count <= 18 else { throw .tooLarge }
        let value = Int(digits + fraction) ?? 0
        if value > (unit == .count ? mostCount : mostFen) { throw .tooLarge }
        return isNegative ? -value : value
    }

    /// Whether it stands for a figure, be it one that cannot be.
    package static func isFigure(_ text: some StringProtocol) -> Bool {
        do {
            return try read(text, in: .tenThousands) != nil
        } catch {
            return error != .notANumber
        }
    }

    /// A line break between digits: two figures in one cell. A blank is no more than a blank.
    private static func holdsTwo(_ text: some StringProtocol) -> Bool {
        let lines = text.split(whereSeparator: \.isNewline)
        return lines.count { $0.unicodeScalars.contains { ("0"..."9").contains($0.halfWidth) } } > 1
    }

    private static func signs(of text: some StringProtocol) -> [Unicode.Scalar] {
        text.unicodeScalars.map(\.halfWidth).filter { !$0.properties.isWhitespace && !unseen.contains($0) }
    }

    private static let unseen: Set<Unicode.Scalar> = [
        "\u{200B}", "\u{200C}", "\u{200D}", "\u{2060}", "\u{FEFF}", "\u{AD}",
    ]
    private static let nought: Set<Unicode.Scalar> = ["-", "—", "–", "―", "─", "−", "/"]
    private static let minus: Set<Unicode.Scalar> = ["-", "–", "−"]

    private static func takeUnit(_ rest: inout ArraySlice<Unicode.Scalar>, _ unit: Unit) -> Unit {
        func takes(_ words: String) -> Bool {
            guard rest.count > words.unicodeScalars.count,
                rest.suffix(words.unicodeScalars.count).elementsEqual(words.unicodeScalars)
            else { return false }
            rest = rest.dropLast(words.unicodeScalars.count)
            return true
        }
        switch unit {
        case .count: _ = ["件", "项", "个", "条", "宗"].contains(where: takes)
        case .tenThousands, .yuan:
            if takes("万元") { return .tenThousands }
            if takes("元") { return .yuan }
        }
        return unit
    }

    /// The digits without their separators, and without noughts in front.
    private static func grouped(_ whole: ArraySlice<Unicode.Scalar>) throws(Problem) -> String {
        let groups = whole.split(separator: ",", omittingEmptySubsequences: false)
        guard !whole.isEmpty, groups.allSatisfy({ $0.allSatisfy { ("0"..."9").contains($0) } }) else {
            throw .notANumber
        }
        if groups.count > 1 {
            let isGrouped = (1...3).contains(groups[0].count) && groups.dropFirst().allSatisfy { $0.count == 3 }
            if !isGrouped { throw .separators }
        }
        var digits = String.UnicodeScalarView()
        digits.append(contentsOf: groups.joined().drop { $0 == "0" })
        return String(digits)
    }

    /// So many digits as fen need.
    private static func decimals(_ fraction: ArraySlice<Unicode.Scalar>?, _ unit: Unit) throws(Problem) -> String {
        let most =
            switch unit {
            case .count: 0
            case .yuan: 2
            case .tenThousands: 6
            }
        guard var fraction else { return String(repeating: "0", count: most) }
        guard !fraction.isEmpty, fraction.allSatisfy({ ("0"..."9").contains($0) }) else { throw .notANumber }
        if unit == .count { throw .fraction }
        while fraction.count > most, fraction.last == "0" { fraction.removeLast() }
        if fraction.count > most { throw .decimals(most: most) }
        var digits = String.UnicodeScalarView()
        digits.append(contentsOf: fraction)
        return String(digits) + String(repeating: "0", count: most - fraction.count)
    }
}

extension ReportCell {
    /// How a table tells of it.
    package var unit: ReportNumber.Unit {
        switch self {
        case .disclosure: isMoney ? .tenThousands : .count
        case .fee: isMoney ? .yuan : .count
        case .request, .dispute: .count
        }
    }
}
