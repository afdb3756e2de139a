/// A form that changes something. The token proves that it was sent from our page.
/// - Parameters:
///   - warnsBeforeLeaving: the script asks before a page with unsaved words is left.
///   - takesFile: a file goes along.
///   - uploads: where the script of the page sends large files in pieces.
package func postForm(
    to address: String, csrfToken: String?, warnsBeforeLeaving: Bool = false, takesFile: Bool = false,
    uploads: String? = nil, _ content: HTML
) -> HTML {
    """
    <form method="post" action="\(address)"\(attribute: "enctype", takesFile ? "multipart/form-data" : nil) novalidate\
    \(flag: "data-unsaved", warnsBeforeLeaving)\(attribute: "data-uploads", uploads)>\(csrfToken.map { hiddenField("csrf", $0) })\(content)</form>
    """
}

package func hiddenField(_ name: String, _ value: String) -> HTML {
    "<input type=\"hidden\" name=\"\(name)\" value=\"\(value)\">"
}

package enum ButtonKind: String, Sendable {
    case main = "button"
    case quiet = "button quiet"
    case danger = "button danger"
}

/// The button that sends a form; with a name, the form says which button it was.
package func button(
    _ title: String, kind: ButtonKind = .main, name: String? = nil, value: String? = nil
) -> HTML {
    """
    <button class="\(kind.rawValue)"\(attribute: "name", name)\(attribute: "value", value)>\(title)</button>
    """
}

/// A link that looks like a button, because it begins or goes on with a task.
package func buttonLink(_ title: String, to address: String, kind: ButtonKind = .main) -> HTML {
    "<a class=\"\(kind.rawValue)\" href=\"\(address)\">\(title)</a>"
}

package func buttons(_ buttons: [HTML]) -> HTML {
    "<div class=\"buttons\">\(buttons)</div>"
}

/// Puts a text into the clipboard. Hidden until the script finds that the browser can.
package func copyButton(_ text: String, words: Words = .chinese) -> HTML {
    """
    <span class="copy" hidden><button type="button" class="button quiet" data-copy="\(text)" \
    data-done="\(words("已复制"))">\(words("复制"))</button><output class="small soft"></output></span>
    """
}
