/// The numbers that Word counts by itself and that are nowhere in the text: 第一条, （一）, 1.2 (ECMA-376 part 1, 17.9). Asked
/// for one paragraph after the other, it says what stands before each.
package struct WordNumbering: Sendable {
    package struct Level: Hashable, Sendable {
        package var start = 1
        package var format = WordNumberFormat.decimal
        /// With `%1` for the number of the first level.
        package var text = ""
        package var separator = Separator.tab
        /// Begins again after a number of this level or one above, counted from 1; nil for any above, 0 for never.
        package var restart: Int?
        /// Shows the numbers of all levels in Arabic digits.
        package var isLegal = false
        /// The style whose paragraphs stand on this level.
        package var style: String?

        package init() {}
    }

    /// What stands between the number and the words.
    package enum Separator: String, Hashable, Sendable {
        case tab, space, nothing
    }

    package struct Pattern: Hashable, Sendable {
        package var levels: [Int: Level] = [:]
        /// It is another one, which has this style.
        package var linkedStyle: String?
        /// The style for which it stands.
        package var style: String?

        package init() {}
    }

    /// Paragraphs that are counted together. Several lists of one pattern go on with each other's numbers.
    package struct List: Hashable, Sendable {
        package var pattern: Int
        package var starts: [Int: Int] = [:]
        package var levels: [Int: Level] = [:]

        package init(pattern: Int) {
            self.pattern = pattern
        }
    }

    package enum Mark: Hashable, Sendable {
        /// With what stands between it and the words.
        case number(String)
        case bullet
    }

    private let patterns: [Int: Pattern]
    private let lists: [Int: List]
    /// For each pattern the last number of each level.
    private var counts: [Int: [Int?]] = [:]
    private var begun: Set<Int> = []

    private static let deepest = 8
    /// Word counts up to here.
    package static let numbers = 0...32_767

    package init(patterns: [Int: Pattern] = [:], lists: [Int: List] = [:]) {
        self.patterns = patterns
        self.lists = lists
    }

    /// - Parameter level: from 0.
    /// - Returns: nil where the paragraph has none.
    package mutating func next(in list: Int, level: Int) -> Mark? {
        guard let definition = lists[list], let pattern = pattern(of: definition) else { return nil }
        let level = min(max(level, 0), Self.deepest)
        guard let format = self.level(level, of: definition) else { return nil }
        if begun.insert(list).inserted {
            for (level, start) in definition.starts where (0...Self.deepest).contains(level) {
                counts[pattern, default: Self.none][level] = start - 1
            }
        }
        var counts = counts[pattern] ?? Self.none
        counts[level] = (counts[level] ?? format.start - 1) + 1
        for lower in (level + 1)..<(Self.deepest + 2) where lower <= Self.deepest {
            let restart = self.level(lower, of: definition)?.restart
            if restart.map({ $0 > level && $0 > 0 }) ?? true { counts[lower] = nil }
        }
        self.counts[pattern] = counts
        // A blank sign goes on with the point above.
        if format.format == .bullet { return format.text.allSatisfy(\.isWhitespace) ? nil : .bullet }
        let number = text(of: format, counts, definition)
        return number.isEmpty ? nil : .number(number + Self.gap(after: number, format.separator))
    }

    /// The level on which paragraphs of a style stand.
    package func level(ofStyle style: String, in list: Int) -> Int? {
        guard let definition = lists[list] else { return nil }
        return (0...Self.deepest).first { level($0, of: definition)?.style == style }
    }

    private static let none = [Int?](repeating: nil, count: deepest + 1)

    private func pattern(of list: List) -> Int? {
        guard let pattern = patterns[list.pattern] else { return nil }
        guard pattern.levels.isEmpty, let style = pattern.linkedStyle else { return list.pattern }
        return patterns.filter { $0.value.style == style }.map(\.key).min() ?? list.pattern
    }

    private func level(_ level: Int, of list: List) -> Level? {
        list.levels[level] ?? pattern(of: list).flatMap { patterns[$0]?.levels[level] }
    }

    private func text(of format: Level, _ counts: [Int?], _ list: List) -> String {
        var (text, isPlace) = ("", false)
        for character in format.text {
            if isPlace {
                isPlace = false
                if let digit = character.wholeNumberValue, (1...9).contains(digit) {
                    text += number(ofLevel: digit - 1, counts, list, isLegal: format.isLegal)
                } else {
                    text += "%\(character)"
                }
            } else if character == "%" {
                isPlace = true
            } else {
                text.append(character)
            }
        }
        return isPlace ? text + "%" : text
    }

    /// A level above that has not come yet shows the number with which it would begin.
    private func number(ofLevel level: Int, _ counts: [Int?], _ list: List, isLegal: Bool) -> String {
        let format = self.level(level, of: list)
        let number = counts[level] ?? format?.start ?? 1
        let shown = format?.format ?? .decimal
        if shown == .none || shown == .bullet { return "" }
        return (isLegal ? .decimal : shown).text(of: number)
    }

    /// A tab is as wide as the page has room for it. In running text an official number ends with its own mark, 一、 and （一）,
    /// or with a wide space, 第一条　.
    private static func gap(after number: String, _ separator: Separator) -> String {
        guard separator != .nothing, let last = number.unicodeScalars.last, !last.properties.isWhitespace else {
            return ""
        }
        if "、，。．：；）〉》」』】〕".unicodeScalars.contains(last) || (0x2460...0x24FF).contains(last.value) { return "" }
        return last.value >= 0x2E80 ? "\u{3000}" : " "
    }
}
