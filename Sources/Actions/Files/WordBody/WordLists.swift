import Domain

/// The lists of a .docx, from its part `numbering`.
struct WordLists {
    private var patterns: [Int: WordNumbering.Pattern] = [:]
    private var lists: [Int: WordNumbering.List] = [:]
    private var pattern: (id: Int, value: WordNumbering.Pattern)?
    private var list: (id: Int, value: WordNumbering.List)?
    private var level: (number: Int, value: WordNumbering.Level)?
    private var override: Int?

    private static let most = 10_000

    static func read(_ cursor: inout XMLCursor) -> WordNumbering {
        var lists = WordLists()
        while let step = cursor.next() {
            switch step {
            // Where Word knows a newer format, and how its number looks.
            case .start("Fallback"), .start("pPr"), .start("rPr"): cursor.skip()
            case .start(let name): lists.begin(name, cursor)
            case .end(let name): lists.end(name)
            case .text: break
            }
        }
        return WordNumbering(patterns: lists.patterns, lists: lists.lists)
    }

    private mutating func begin(_ name: String, _ cursor: XMLCursor) {
        let value = cursor["val"]
        let number = value.flatMap { Int($0) }
        switch name {
        case "abstractNum": pattern = cursor["abstractNumId"].flatMap { Int($0) }.map { ($0, WordNumbering.Pattern()) }
        case "num": list = cursor["numId"].flatMap { Int($0) }.map { ($0, WordNumbering.List(pattern: -1)) }
        case "abstractNumId": list?.value.pattern = number ?? -1
        case "lvlOverride": override = cursor["ilvl"].flatMap { Int($0) }
        case "startOverride":
            if let override, let number, WordNumbering.numbers.contains(number) {
                list?.value.starts[override] = number
            }
        case "lvl": level = cursor["ilvl"].flatMap { Int($0) }.map { ($0, WordNumbering.Level()) }
        case "numStyleLink": pattern?.value.linkedStyle = value
        case "styleLink": pattern?.value.style = value
        case "start": if let number, WordNumbering.numbers.contains(number) { level?.value.start = number }
        case "numFmt": level?.value.format = value.flatMap(WordNumberFormat.init(rawValue:)) ?? .decimal
        case "lvlText": level?.value.text = String((value ?? "").prefix(100))
        case "suff": level?.value.separator = value.flatMap(WordNumbering.Separator.init(rawValue:)) ?? .tab
        case "lvlRestart": level?.value.restart = number
        case "isLgl": level?.value.isLegal = XMLCursor.isOn(value)
        case "pStyle": level?.value.style = value
        default: break
        }
    }

    private mutating func end(_ name: String) {
        switch name {
        case "lvl":
            guard let ended = level else { return }
            level = nil
            if list != nil {
                list?.value.levels[ended.number] = ended.value
            } else {
                pattern?.value.levels[ended.number] = ended.value
            }
        case "lvlOverride": override = nil
        case "abstractNum":
            if let pattern, patterns.count < Self.most { patterns[pattern.id] = pattern.value }
            pattern = nil
        case "num":
            if let list, lists.count < Self.most { lists[list.id] = list.value }
            list = nil
        default: break
        }
    }
}
