/// The name of a file without what could lead somewhere else or show it as another: folders, control characters, turns of
/// the direction of writing.
package struct FileName: Hashable, Sendable {
    package let text: String
    /// In small letters; empty where there is none.
    package let ending: String

    /// Without its ending.
    package var stem: String { ending.isEmpty ? text : String(text.dropLast(ending.count + 1)) }

    /// Characters before the ending.
    private static let longestStem = 80

    package init(_ name: String) {
        let last = name.unicodeScalars.split { $0 == "/" || $0 == "\\" }.last.map(Array.init) ?? []
        let shown = String(String.UnicodeScalarView(last.filter(Self.isShown)))
        let plain = Self.withoutEnd(String(shown.map { "<>:\"|?*".contains($0) ? "_" : $0 }))
        let dot = plain.lastIndex(of: ".")
        let stem = Self.trimmed(String(plain[..<(dot ?? plain.endIndex)].prefix(Self.longestStem)))
        // An ending that is longer than any is none of ours; what is said of it stays short.
        ending = dot.map { String(plain[plain.index(after: $0)...].prefix(10)).lowercased() } ?? ""
        text = (stem.isEmpty ? "文件" : stem) + (ending.isEmpty ? "" : ".\(ending)")
    }

    /// The same name for a file of another type.
    package func ending(with type: FileType) -> String { FileName("\(stem).\(type.endings[0])").text }

    private static let redactedMark = "（有遮盖）"

    /// For the PDF in which something of the file is covered: who gets it knows that it is not all.
    package var redacted: FileName {
        FileName("\(stem.hasSuffix(Self.redactedMark) ? stem : stem + Self.redactedMark).pdf")
    }

    private static func isShown(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned: false
        default: true
        }
    }

    /// A dot at the beginning hides a file.
    private static func trimmed(_ text: String) -> String { withoutEnd(String(text.drop(while: isBlank))) }

    /// Windows drops dots and spaces at the end.
    private static func withoutEnd(_ text: String) -> String {
        guard let last = text.lastIndex(where: { !isBlank($0) }) else { return "" }
        return String(text[...last])
    }

    private static func isBlank(_ character: Character) -> Bool { character == "." || character.isWhitespace }
}
