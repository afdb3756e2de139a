/// Digits that stand together.
struct NumberGroup {
    let range: Range<Int>
    /// Only blanks, hyphens, a bracket or the end of a line, three at most, are between it and the group before.
    let followsClosely: Bool

    var count: Int { range.count }

    static func groups(in plain: [Unicode.Scalar], range: Range<Int>) -> [NumberGroup] {
        var groups: [NumberGroup] = []
        var position = range.lowerBound
        while position < range.upperBound {
            guard plain[position].isDigit else {
                position += 1
                continue
            }
            let start = position
            while position < range.upperBound, plain[position].isDigit { position += 1 }
            let gap = groups.last.map { $0.range.upperBound..<start }
            let isClose =
                gap.map { $0.count <= 3 && plain[$0].allSatisfy { " -\n)".unicodeScalars.contains($0) } } ?? false
            groups.append(NumberGroup(range: start..<position, followsClosely: isClose))
        }
        return groups
    }
}

/// A number as a person reads it: one group, or several that belong together.
struct NumberCandidate {
    /// Where it stands, with what is between its groups.
    let range: Range<Int>
    let digits: String
    /// How many digits each group has.
    let shape: [Int]
    /// Whether groups before or after it may belong to it.
    let isCutOut: Bool
}

extension GuardText {
    /// From a telephone to a certificate of disability.
    private static let lengths = 11...20
    /// Nobody writes a number in more groups.
    private static let mostGroups = 6

    /// The numbers that begin with a group and are long enough for a rule, the shortest first.
    func candidates(from first: Int) -> [NumberCandidate] {
        var found: [NumberCandidate] = []
        var (count, shape) = (0, [Int]())
        let start = numbers[first].range.lowerBound
        for index in first..<min(first + Self.mostGroups, numbers.count) {
            if index > first, !numbers[index].followsClosely { break }
            count += numbers[index].count
            shape.append(numbers[index].count)
            if count > Self.lengths.upperBound { break }
            guard Self.lengths.contains(count) else { continue }
            let range = start..<numbers[index].range.upperBound
            let goesOn = index + 1 < numbers.count && numbers[index + 1].followsClosely
            found.append(
                NumberCandidate(
                    range: range, digits: digits(in: range), shape: shape,
                    isCutOut: numbers[first].followsClosely || goesOn))
        }
        return found
    }

    private func digits(in range: Range<Int>) -> String {
        String(String.UnicodeScalarView(plain[range].filter(\.isDigit)))
    }

    /// Whether letters, stars or the point of a fraction belong to a number, which then is a code, is covered, or is an amount.
    func isPartOfMore(_ range: Range<Int>) -> Bool {
        let (before, after) = (scalar(at: range.lowerBound - 1), scalar(at: range.upperBound))
        if let before, before.isASCIILetter || before == "*" || before == "_" { return true }
        if let after, after.isASCIILetter || after == "*" || after == "_" || after == "%" { return true }
        if before == "-", scalar(at: range.lowerBound - 2)?.isASCIILetter ?? false { return true }
        if before == ".", scalar(at: range.lowerBound - 2)?.isDigit ?? false { return true }
        return after == "." && scalar(at: range.upperBound + 1)?.isDigit ?? false
    }

    /// Whether a number is so much of something.
    func isAmount(_ range: Range<Int>) -> Bool {
        var position = range.upperBound
        while scalar(at: position) == " " { position += 1 }
        return scalar(at: position).map { "元万亿吨个人户".unicodeScalars.contains($0) } ?? false
    }
}
