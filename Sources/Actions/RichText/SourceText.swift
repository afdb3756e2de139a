/// The white space that a text only has because its source was wrapped.
enum SourceText {
    /// Line ends as spaces, and without any between Chinese characters: a sentence that Word wrapped in its HTML
    /// has no gap there.
    static func unwrapped(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 == 0x0A || $0 == 0x0D }) else { return text }
        var result = String.UnicodeScalarView()
        var rest = text.unicodeScalars[...]
        while let scalar = rest.first {
            guard isSourceSpace(scalar) else {
                result.append(scalar)
                rest.removeFirst()
                continue
            }
            let gap = rest.prefix(while: isSourceSpace)
            rest = rest.dropFirst(gap.count)
            let isWrap = gap.contains { $0 == "\n" || $0 == "\r" }
            if isWrap, let before = result.last, let after = rest.first, isWide(before), isWide(after) { continue }
            result.append(" ")
        }
        return String(result)
    }

    private static func isSourceSpace(_ scalar: Unicode.Scalar) -> Bool {
        scalar == " " || (0x09...0x0D).contains(scalar.value)
    }

    private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x3001...0x30FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0xFF01...0xFF60: true
        case 0x20000...0x3FFFF, 0x2014, 0x2018...0x201D, 0x2026: true
        default: false
        }
    }
}
