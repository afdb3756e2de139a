/// Where somebody lives, down to the door. The address of an office, a company, a meeting or a building site is public.
extension GuardRules {
    /// What a small place ends with: it may be shown.
    private static let places = Set("省市区县旗镇乡村社寨屯庄路街巷弄道里园苑".unicodeScalars)
    /// What a door, or the last group of houses before it, ends with.
    private static let doors = Set("号栋幢座室组户楼层队".unicodeScalars)
    private static let numerals = Set("0123456789一二三四五六七八九十百零〇ABCDEFGHabcdefgh#-".unicodeScalars)
    /// Up to here the mask leaves an address: a village and a birthday together tell who it is.
    private static let shownUpTo = Set("省市区县旗镇乡".unicodeScalars)
    private static let villages = Set("村社寨屯庄".unicodeScalars)
    /// 住在, 住于
    private static let links = Set("在于".unicodeScalars)
    private static let longest = 60

    func addressFindings(in text: GuardText) -> [LocatedFinding] {
        text.marks.compactMap { mark in
            guard mark.senses.contains(.addressLabel) else { return nil }
            var start = mark.range.upperBound
            while let scalar = text.scalar(at: start), ":为是在于 (\(GuardText.gap)".unicodeScalars.contains(scalar) {
                start += 1
            }
            return addressFinding(from: start, in: text)
        } + residences(in: text)
    }

    private func residences(in text: GuardText) -> [LocatedFinding] {
        text.plain.indices.filter { text.plain[$0] == "住" }.compactMap { position in
            guard Self.isOfPerson(position, in: text) else { return nil }
            let isLinked = Self.links.contains(text.scalar(at: position + 1) ?? GuardText.gap)
            let start = isLinked ? position + 2 : position + 1
            if let home = addressFinding(from: start, in: text) { return home }
            // Of people in general a village tells nothing.
            return text.name(before: position, within: 40) == nil ? nil : villageFinding(from: start, in: text)
        }
    }

    /// 张三，男，住柳溪镇东湾村3组12号, as decisions on penalties write it; 张三住在…, 申请人住在….
    private static func isOfPerson(_ position: Int, in text: GuardText) -> Bool {
        if text.scalar(at: position - 1) == "," { return text.name(before: position, within: 40) != nil }
        guard let next = text.scalar(at: position + 1), links.contains(next) else { return false }
        return text.hasWord(.person, endingAt: position)
            || text.name(before: position, within: 4)?.upperBound == position
    }

    /// What may be shown ends here. 社区 and 小区 are no districts.
    private static func isTown(at position: Int, in text: GuardText) -> Bool {
        guard shownUpTo.contains(text.plain[position]) else { return false }
        let before = text.scalar(at: position - 1)
        return text.plain[position] != "区" || before != "社" && before != "小"
    }

    /// 李四，住阳光县柳溪镇东湾村: without a door, but few live there.
    private func villageFinding(from start: Int, in text: GuardText) -> LocatedFinding? {
        guard let segment = text.segment(at: start), start < segment.range.upperBound else { return nil }
        var (shown, end) = (start, start)
        for position in start..<min(segment.range.upperBound, start + Self.longest) {
            let scalar = text.plain[position]
            guard scalar.isCommonHan else { break }
            if Self.isTown(at: position, in: text) { shown = position + 1 }
            // 村民委员会 is an office.
            let isName = text.scalar(at: position + 1).map { !"民委两".unicodeScalars.contains($0) } ?? true
            let isVillage = Self.villages.contains(scalar) || scalar == "区" && text.plain[position - 1] == "社"
            if isVillage, shown > start, position > shown, isName { end = position + 1 }
        }
        guard end > shown else { return nil }
        return text.finding(.homeAddress, .warn, start..<end, replacement: text.words(start..<shown) + "****")
    }

    /// A known place and a door with its number, in one breath.
    private func addressFinding(from start: Int, in text: GuardText) -> LocatedFinding? {
        guard let segment = text.segment(at: start) else { return nil }
        var (end, shown, hasPlace) = (start, start, false)
        var position = start
        while position < min(segment.range.upperBound, start + Self.longest) {
            let scalar = text.plain[position]
            if ",。;:、\n\t)*".unicodeScalars.contains(scalar) { break }
            if Self.places.contains(scalar) { hasPlace = true }
            if Self.isTown(at: position, in: text) { shown = position + 1 }
            if hasPlace, Self.doors.contains(scalar), position > start, Self.numerals.contains(text.plain[position - 1])
            {
                end = position + 1
            }
            position += 1
        }
        guard end > start else { return nil }
        if end < segment.range.upperBound, text.plain[end] == "*" { return nil }
        let kept = shown < end ? text.words(start..<shown) : ""
        return text.finding(.homeAddress, .block, start..<end, replacement: kept + "****")
    }
}
