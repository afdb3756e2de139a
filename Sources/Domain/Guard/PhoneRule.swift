/// Telephones of persons. The numbers that offices, buyers and bidders must publish (Art 19 of the Regulation; 招标公告) are
/// no alarm.
extension GuardRules {
    func phoneFinding(_ candidate: NumberCandidate, in text: GuardText) -> LocatedFinding? {
        let range = candidate.range
        let isMobile = Self.isMobile(candidate)
        guard isMobile || Self.isLandline(candidate, in: text) else { return nil }
        if text.isPartOfMore(range) || text.isAmount(range) { return nil }
        switch whose(range, in: text) {
        case .person:
            let isListed = text.kind(ofTableAt: range.lowerBound) != nil
            return text.finding(
                isMobile ? .mobileNumber : .personalLandline, isMobile || isListed ? .block : .warn, range,
                replacement: mask.phone(candidate.digits))
        case .unknown where isMobile:
            return text.finding(.mobileNumber, .warn, range, replacement: mask.phone(candidate.digits))
        case .unknown, .office, .code: return nil
        }
    }

    /// What kind of table it is decides for its cells; where it is none of persons or of offices, the words of the row.
    func whose(_ range: Range<Int>, in text: GuardText) -> Surroundings {
        switch text.kind(ofTableAt: range.lowerBound) {
        case .people, .candidates: text.isCode(range) ? .code : .person
        case .staff: .office
        case .unclear, nil: text.surroundings(of: range)
        }
    }

    private static func isMobile(_ candidate: NumberCandidate) -> Bool {
        let digits = Array(candidate.digits.utf8)
        let shape = candidate.shape
        if shape == [13] || shape == [2, 11], digits.starts(with: "86".utf8) { return isMobile(digits.dropFirst(2)) }
        return (shape == [11] || shape == [3, 4, 4]) && isMobile(digits[...])
    }

    private static func isMobile(_ digits: ArraySlice<UInt8>) -> Bool {
        digits.count == 11 && digits[digits.startIndex] == 0x31 && (0x33...0x39).contains(digits[digits.startIndex + 1])
    }

    /// An area code, a hyphen or brackets, and seven or eight digits; without an area code it is any number.
    private static func isLandline(_ candidate: NumberCandidate, in text: GuardText) -> Bool {
        guard candidate.digits.hasPrefix("0"), !candidate.digits.hasPrefix("00") else { return false }
        switch candidate.shape.count {
        case 1: return (11...12).contains(candidate.shape[0])
        case 2: return (3...4).contains(candidate.shape[0]) && (7...8).contains(candidate.shape[1])
        default: return false
        }
    }
}

extension GuardText {
    func kind(ofTableAt position: Int) -> TableReading.Kind? {
        segment(at: position)?.cell.flatMap { tables[$0.table].kind }
    }
}
