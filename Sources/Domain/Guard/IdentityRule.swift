/// 身份证号码 in full: 特定身份 in the sense of PIPL Art 28, never to be made public without need (Arts 25 and 34).
extension GuardRules {
    /// The two first digits of GB/T 2260.
    private static let provinces: Set<String> = [
        "11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37", "41", "42", "43",
        "44",
        "45", "46", "50", "51", "52", "53", "54", "61", "62", "63", "64", "65", "71", "81", "82", "83",
    ]
    /// The rule of the number asks whether a birthday has come; what is looked for here is only that there is such a day.
    private static let latest = Day(number: 28_854)

    /// An alarm where the number is one beyond doubt, or where words say that it is meant as one.
    func identityFinding(_ candidate: NumberCandidate, in text: GuardText) -> LocatedFinding? {
        var range = candidate.range
        var number = candidate.digits
        if number.utf8.count == 17, let end = text.checkLetter(after: range.upperBound) {
            range = range.lowerBound..<end
            number += "X"
        }
        if text.isPartOfMore(range) { return nil }
        switch number.utf8.count {
        case 18: return finding(eighteen: number, at: range, in: text)
        case 15 where candidate.shape.count == 1: return finding(fifteen: number, at: range, in: text)
        case 20 where candidate.shape.count == 1: return finding(certificate: number, at: range, in: text)
        default: return nil
        }
    }

    private func finding(eighteen number: String, at range: Range<Int>, in text: GuardText) -> LocatedFinding? {
        guard Self.provinces.contains(String(number.prefix(2))) else { return nil }
        let replacement = mask.identityNumber(number)
        do {
            let birthday = try IdentityNumber(number, today: Self.latest).birthday
            if birthday.year < 1900 || CreditCode(number) != nil && isCreditCode(range, in: text) { return nil }
            return text.finding(.identityNumber, .block, range, replacement: replacement)
        } catch .checkCharacter {
            guard isLabelled(range, in: text), CreditCode(number) == nil else { return nil }
            return text.finding(.identityNumber, .warn, range, replacement: replacement)
        } catch {
            return nil
        }
    }

    /// One number in thirty can be read as both. An organ's code is said to be one, or begins an index number.
    private func isCreditCode(_ range: Range<Int>, in text: GuardText) -> Bool {
        text.isCode(range) || text.scalar(at: range.upperBound) == "/"
    }

    /// The older form has no check: too many numbers have fifteen digits and look like it.
    private func finding(fifteen number: String, at range: Range<Int>, in text: GuardText) -> LocatedFinding? {
        guard Self.provinces.contains(String(number.prefix(2))), isLabelled(range, in: text),
            (try? IdentityNumber(number, today: Self.latest)) != nil
        else { return nil }
        return text.finding(.identityNumber, .block, range, replacement: mask.identityNumber(number))
    }

    /// 残疾人证号 is the number of identity with one digit for the kind (1 to 7) and one for the grade (1 to 4).
    private func finding(certificate number: String, at range: Range<Int>, in text: GuardText) -> LocatedFinding? {
        let tail = number.suffix(2).utf8.map { Int($0) - 0x30 }
        guard Self.provinces.contains(String(number.prefix(2))), (1...7).contains(tail[0]), (1...4).contains(tail[1]),
            let identity = try? IdentityNumber(String(number.prefix(18)), today: Self.latest),
            identity.birthday.year >= 1900
        else { return nil }
        return text.finding(.identityNumber, .block, range, replacement: mask.identityNumber(number))
    }

    private func isLabelled(_ range: Range<Int>, in text: GuardText) -> Bool {
        if text.role(ofColumnAt: range.lowerBound) == .identity { return true }
        return text.label(before: range.lowerBound, of: [.identityLabel, .code])?.senses.contains(.identityLabel)
            ?? false
    }
}

extension GuardText {
    /// The end of the X that completes seventeen digits, blanks or a hyphen between. Any X; who means 乘 writes no 17 digits.
    fileprivate func checkLetter(after end: Int) -> Int? {
        var position = end
        while position < end + 2, let scalar = scalar(at: position), " -\n".unicodeScalars.contains(scalar) {
            position += 1
        }
        guard let scalar = scalar(at: position), scalar == "X" || scalar == "x" else { return nil }
        let next = self.scalar(at: position + 1)
        return next.map { $0.isASCIILetter } ?? false ? nil : position + 1
    }

    func role(ofColumnAt position: Int) -> TableReading.Role? {
        segment(at: position)?.cell.flatMap { tables[$0.table].columns[$0.column] }
    }
}
