import Domain

/// How a reader wants every page: one page for everybody, remembered by the server.
package struct ReaderPreferences: Hashable, Sendable {
    package enum View: String, CaseIterable, Sendable {
        case standard
        case elder
    }

    package enum Theme: String, CaseIterable, Sendable {
        /// As the device says.
        case auto
        case light
        case dark
        case contrast
    }

    package var language: Language
    package var view: View
    package var theme: Theme

    package init(language: Language = .chinese, view: View = .standard, theme: Theme = .auto) {
        self.language = language
        self.view = view
        self.theme = theme
    }

    /// `data-theme` of the root element.
    var themeName: String? { theme == .auto ? nil : theme.rawValue }
}

/// The switches at the top of a page: plain links that set one preference and come back to `path`.
func preferenceTools(_ reader: ReaderPreferences, back path: String, words: Words) -> [HTML] {
    func tool(_ title: String, _ name: String, _ value: String) -> HTML {
        let address = "\(Links.preferences)?\(name)=\(value)&back=\(percentEncoded(path))"
        return "<li><a href=\"\(address)\" rel=\"nofollow\">\(title)</a></li>"
    }
    let view =
        reader.view == .elder
        ? tool(words("标准模式"), "view", "standard") : tool(words("长者模式"), "view", "elder")
    let contrast =
        reader.theme == .contrast
        ? tool(words("退出高对比"), "theme", "auto") : tool(words("高对比"), "theme", "contrast")
    let dark =
        reader.theme == .dark ? tool(words("浅色"), "theme", "light") : tool(words("深色"), "theme", "dark")
    return [view, contrast, dark]
}

/// The switch to the other language, named in that language.
func languageTool(_ reader: ReaderPreferences, back path: String) -> HTML {
    let (other, title) = reader.language == .chinese ? (Language.english, "English") : (Language.chinese, "中文")
    let address = "\(Links.preferences)?language=\(other.rawValue)&back=\(percentEncoded(path))"
    return """
        <li><a href="\(address)" lang="\(other.rawValue)" hreflang="\(other.rawValue)" rel="nofollow">\(title)</a></li>
        """
}
