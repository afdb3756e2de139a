import Domain

/// What should be looked at again, and what would be right.
func sentence(for remark: DocumentRemark) -> String {
    switch remark {
    case .unreadableNumber(let text):
        "认不出发文字号“\(text)”，已经照原样保存。应当是机关代字〔年份〕序号号，如“国办发〔2019〕5号”"
    case .normalisedNumber(let typed, let kept, let notes):
        "发文字号“\(typed)”已经改成“\(kept)”：\(notes.map(phrase).joined(separator: "，"))"
    case .yearDiffers(let inNumber, let ofSigning):
        "发文字号的年份是\(String(inNumber))，成文日期在\(String(ofSigning))年，一般应当一致，请核对"
    }
}

private func phrase(for note: DocumentNumber.Note) -> String {
    switch note {
    case .fullWidth: "全角改为半角"
    case .spaces: "去掉空格"
    case .brackets: "改正括号"
    case .ordinalRemoved: "去掉“第”"
    case .ordinalAdded: "补上“第”"
    case .leadingZeros: "去掉序号前面的零"
    case .numberSignAdded: "补上“号”"
    }
}
