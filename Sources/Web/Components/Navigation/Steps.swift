/// Where a reader is in a task of several pages.
/// - Parameter current: counted from 0; those before it are done.
package func steps(_ titles: [String], current: Int, label: String, words: Words = .chinese) -> HTML {
    let items = titles.enumerated().map { index, title -> HTML in
        if index < current {
            "<li class=\"done\">\(title)<span class=\"hidden\">\(words("（已填）"))</span></li>"
        } else {
            "<li\(attribute: "aria-current", index == current ? "step" : nil)>\(title)</li>"
        }
    }
    return "<nav aria-label=\"\(label)\"><ol class=\"steps\">\(items)</ol></nav>"
}
