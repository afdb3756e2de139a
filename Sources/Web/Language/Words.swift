/// A language that pages are shown in. The raw value is what `lang` and `hreflang` say.
package enum Language: String, CaseIterable, Sendable {
    case chinese = "zh-CN"
    case english = "en"
}

/// The words of the frame. The Chinese text is the key, and what is shown unless the page is in English.
package struct Words: Sendable {
    package let language: Language
    private let english: [String: String]

    package init(_ language: Language, english: [String: String] = [:]) {
        self.language = language
        self.english = english
    }

    package static let chinese = Words(.chinese)

    /// The key is a literal, so that a test can find every one of them in the sources and ask for its English.
    package func callAsFunction(_ chinese: StaticString) -> String {
        let chinese = chinese.description
        return switch language {
        case .chinese: chinese
        case .english: english[chinese] ?? chinese
        }
    }
}
