/// Mail addresses of persons: at a provider for everybody, beside what tells of a person. Offices and bidders use such
/// providers too.
extension GuardRules {
    private static let providers: Set<String> = [
        "qq.com", "vip.qq.com", "foxmail.com", "163.com", "vip.163.com", "126.com", "yeah.net", "188.com", "139.com",
        "189.cn", "wo.cn", "sina.com", "sina.cn", "vip.sina.com", "sohu.com", "tom.com", "21cn.com", "aliyun.com",
        "gmail.com", "hotmail.com", "outlook.com", "live.com", "live.cn", "msn.com", "icloud.com", "yahoo.com",
        "yahoo.com.cn", "yahoo.cn",
    ]

    func emailFindings(in text: GuardText) -> [LocatedFinding] {
        text.plain.indices.filter { text.plain[$0] == "@" }.compactMap { at in
            guard let range = text.address(around: at) else { return nil }
            let provider = text.plainWords((at + 1)..<range.upperBound).lowercased()
            guard Self.providers.contains(provider), whose(range, in: text) == .person else { return nil }
            return text.finding(.personalEmail, .block, range, replacement: mask.email(text.words(range)))
        }
    }
}

extension GuardText {
    /// The mail address whose @ stands here.
    fileprivate func address(around at: Int) -> Range<Int>? {
        var (start, end) = (at, at + 1)
        while start > max(0, at - 64), isOfAddress(plain[start - 1]) { start -= 1 }
        while end < min(plain.count, at + 64), isOfAddress(plain[end]) { end += 1 }
        while end > at, plain[end - 1] == "." || plain[end - 1] == "-" { end -= 1 }
        return start < at && end > at + 1 ? start..<end : nil
    }

    private func isOfAddress(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isDigit || scalar.isASCIILetter || scalar == "." || scalar == "-" || scalar == "_" || scalar == "+"
    }
}
