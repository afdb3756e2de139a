/// Reads a document number from its end, where its shape is.
struct DocumentNumberReading {
    struct Found {
        var form: DocumentNumber.Form
        var prefix: String
        var year: Int?
        var sequence: Int
        var suffix = ""
    }

    private(set) var notes: [DocumentNumber.Note] = []
    private(set) var found: Found?
    /// What was typed, without blanks around it.
    let trimmed: String
    /// Brackets of every style as 〔〕, blanks as one kind, full-width letters and digits as half-width.
    private let scalars: [Unicode.Scalar]
    private let typed: [Unicode.Scalar]
    private var end: Int

    var isBlank: Bool { typed.isEmpty }

    init(_ text: String) {
        let isBlank: (Unicode.Scalar) -> Bool = { $0.properties.isWhitespace }
        let all = Array(text.unicodeScalars)
        let first = all.firstIndex { !isBlank($0) } ?? all.count
        typed = Array(all[first...].prefix(through: all.lastIndex { !isBlank($0) } ?? all.count - 1))
        trimmed = String(String.UnicodeScalarView(typed))
        scalars = typed.map { isBlank($0) ? " " : $0.halfWidth.yearBracket ?? $0.halfWidth }
        end = scalars.count
        found = read()
        guard let found else {
            notes = []
            return
        }
        if zip(typed, scalars).contains(where: { $0 != $1 && isPlain($1) }) { notes.append(.fullWidth) }
        if scalars.contains(" ") { notes.append(.spaces) }
        if found.prefix.unicodeScalars.count > 30 { self.found = nil }
    }

    private mutating func read() -> Found? {
        // 公告（2024年第3号）
        let isWrapped = take("〕")
        let suffix = isWrapped ? "" : takeSuffix()
        let hasNumberSign = take("号")
        let digits = takeDigits()
        guard (1...5).contains(digits.count), let sequence = Int(digits), sequence > 0 else { return nil }
        let gap = end
        let hasOrdinal = take("第")
        let isApart = hasOrdinal || hasBlank(before: gap)
        var found = Found(form: .bracketed, prefix: "", sequence: sequence, suffix: suffix)

        if !isWrapped, suffix.isEmpty, take("〕") {
            let close = end
            take("年")
            guard let year = takeYear(), take("〔") else { return nil }
            found.year = year
            if typed[close] != "〕" || typed[end] != "〔" { notes.append(.brackets) }
            if hasOrdinal { notes.append(.ordinalRemoved) }
        } else if take("年") {
            guard let year = takeYear(), !isWrapped || take("〔") else { return nil }
            found.form = .annual
            found.year = year
            if isWrapped { notes.append(.brackets) }
            if !hasOrdinal { notes.append(.ordinalAdded) }
        } else if !isWrapped, suffix.isEmpty, ends(with: "令") {
            found.form = .order
            if !hasOrdinal { notes.append(.ordinalAdded) }
        } else if !isWrapped, suffix.isEmpty, isApart, hasNumberSign {
            // 国办发2019 5号, with the brackets forgotten
            guard let year = takeYear(), !hasBlank(before: end) else { return nil }
            found.year = year
            notes.append(.brackets)
            if hasOrdinal { notes.append(.ordinalRemoved) }
        } else {
            return nil
        }
        if digits.hasPrefix("0") { notes.append(.leadingZeros) }
        if !hasNumberSign { notes.append(.numberSignAdded) }
        guard let prefix = prefix(of: found.form) else { return nil }
        found.prefix = prefix
        return found
    }

    /// 机关代字: Han characters and letters, 、 for joint documents, round brackets for a unit (law/07 §7.5).
    private func prefix(of form: DocumentNumber.Form) -> String? {
        let characters = scalars[..<end].filter { $0 != " " }
        let isAllowed = characters.allSatisfy { character in
            character.isHan || isASCIILetter(character) || "、〔〕".unicodeScalars.contains(character)
        }
        let lengths = form == .bracketed ? 1...16 : form == .order ? 2...30 : 0...30
        guard isAllowed, lengths.contains(characters.count) else { return nil }
        return String(String.UnicodeScalarView(characters.map { $0 == "〔" ? "（" : $0 == "〕" ? "）" : $0 }))
    }

    // MARK: Taking from the end, blanks passed over

    @discardableResult private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        let position = endWithoutBlanks
        guard position > 0, scalars[position - 1] == scalar else { return false }
        end = position - 1
        return true
    }

    private mutating func takeSuffix() -> String {
        for suffix in ["公告", "通告"] where ends(with: "号\(suffix)") {
            end = endWithoutBlanks - suffix.unicodeScalars.count
            return suffix
        }
        return ""
    }

    private mutating func takeDigits(atMost limit: Int = .max) -> String {
        let last = endWithoutBlanks
        var first = last
        while first > 0, last - first < limit, ("0"..."9").contains(scalars[first - 1]) { first -= 1 }
        if first < last { end = first }
        return String(String.UnicodeScalarView(scalars[first..<last]))
    }

    private mutating func takeYear() -> Int? {
        let digits = takeDigits()
        guard digits.utf8.count == 4, let year = Int(digits), (1900...2099).contains(year) else { return nil }
        return year
    }

    private func ends(with text: String) -> Bool {
        scalars[..<endWithoutBlanks].suffix(text.unicodeScalars.count).elementsEqual(text.unicodeScalars)
    }

    private func hasBlank(before position: Int) -> Bool { position > 0 && scalars[position - 1] == " " }

    private var endWithoutBlanks: Int { scalars[..<end].lastIndex { $0 != " " }.map { $0 + 1 } ?? 0 }
}

private func isASCIILetter(_ scalar: Unicode.Scalar) -> Bool {
    ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
}

private func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    isASCIILetter(scalar) || ("0"..."9").contains(scalar)
}
