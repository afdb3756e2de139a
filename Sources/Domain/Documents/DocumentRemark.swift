/// Something its writer and its reviewers should look at again. It keeps nobody from anything (law/07 §7.5: WARN).
package enum DocumentRemark: Hashable, Sendable {
    /// 发文字号 in none of the forms that are used; it stays as it was typed.
    case unreadableNumber(String)
    /// 发文字号 as it was typed, and as it is kept.
    case normalisedNumber(typed: String, kept: String, [DocumentNumber.Note])
    /// The year in the number is not the year of 成文日期.
    case yearDiffers(inNumber: Int, ofSigning: Int)
}

extension DocumentContent {
    package var remarks: [DocumentRemark] {
        guard let number = DocumentNumber(parsing: documentNumber) else { return [] }
        if number.form == .unknown { return [.unreadableNumber(number.text)] }
        var remarks: [DocumentRemark] = []
        if !number.notes.isEmpty {
            remarks.append(.normalisedNumber(typed: documentNumber, kept: number.text, number.notes))
        }
        if let year = number.year, let signedOn, year != signedOn.year {
            remarks.append(.yearDiffers(inNumber: year, ofSigning: signedOn.year))
        }
        return remarks
    }

    /// With 发文字号 in the form in which it is printed.
    package var withNumberNormalised: DocumentContent {
        var content = self
        if let number = DocumentNumber(parsing: documentNumber) { content.documentNumber = number.text }
        return content
    }

    /// What an organisation may have once: (代字, 年, 序号) is unique per organ (law/07 §7.5), so that the number of a
    /// reprint stands for its issuer's. What cannot be read (“无”) says nothing about another.
    package var numberKey: String? {
        guard let number = DocumentNumber(parsing: documentNumber), number.form != .unknown else { return nil }
        return origin == .reprinted ? number.key(issuedBy: issuer) : number.key
    }
}
