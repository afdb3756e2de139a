/// 发文字号, put right as GB/T 9704-2012 7.2.5 writes it: 机关代字〔年份〕序号号. Unknown shapes are kept as they came.
package struct DocumentNumber: Hashable, Sendable {
    package enum Form: Hashable, Sendable {
        /// 国办发〔2019〕5号
        case bracketed
        /// 国务院令第711号
        case order
        /// 2024年第3号, with 公告 before or after it
        case annual
        case unknown
    }

    /// What was put right on the way in.
    package enum Note: Hashable, Sendable {
        case fullWidth, spaces, brackets, ordinalRemoved, ordinalAdded, leadingZeros, numberSignAdded
    }

    package let form: Form
    /// 机关代字, or the name before 令 and 公告; all of the text where the form is unknown.
    package let prefix: String
    package let year: Int?
    package let sequence: Int?
    /// What stands after 号: 公告, as in 2024年第3号公告.
    package let suffix: String
    package let notes: [Note]

    /// Nil only for blank text: a document without a number.
    package init?(parsing text: String) {
        let reading = DocumentNumberReading(text)
        guard !reading.isBlank else { return nil }
        notes = reading.notes
        if let found = reading.found {
            (form, prefix, year, sequence) = (found.form, found.prefix, found.year, found.sequence)
            suffix = found.suffix
        } else {
            (form, prefix, year, sequence, suffix) = (.unknown, reading.trimmed, nil, nil, "")
        }
    }

    /// As it is printed.
    package var text: String {
        guard let sequence else { return prefix }
        switch (form, year) {
        case (.bracketed, let year?): return "\(prefix)〔\(year)〕\(sequence)号"
        case (.annual, let year?): return "\(prefix)\(year)年第\(sequence)号\(suffix)"
        case (.order, _), (.bracketed, nil), (.annual, nil), (.unknown, _): return "\(prefix)第\(sequence)号"
        }
    }

    /// Equal for two spellings of one number, and what a search for a number looks up.
    package var key: String {
        let numbers = [year, sequence].compactMap { $0.map(String.init) }
        return ([Self.letters(prefix + suffix)] + numbers).joined(separator: "-")
    }

    /// Begins with `key` and @, so that it is found without the issuer.
    package func key(issuedBy issuer: String) -> String { "\(key)@\(Self.letters(issuer))" }

    private static func letters(_ text: String) -> String {
        String(text.lowercased().unicodeScalars.filter { $0.isLetterOrDigit })
    }

    /// The beginnings, as far as the running number, with which documents cite it: with and without 第.
    package var citations: [String] {
        guard let sequence else { return [text] }
        let yearText = year.map(String.init) ?? ""
        switch form {
        case .bracketed: return ["\(prefix)〔\(yearText)〕\(sequence)", "\(prefix)〔\(yearText)〕第\(sequence)"]
        case .order: return ["\(prefix)第\(sequence)", "\(prefix)\(sequence)"]
        case .annual: return ["\(prefix)\(yearText)年第\(sequence)", "\(prefix)\(yearText)年\(sequence)"]
        case .unknown: return [text]
        }
    }
}
