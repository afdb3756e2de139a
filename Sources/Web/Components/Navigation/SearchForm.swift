/// A search field with its button: a plain GET form, so that a search can be kept and sent on.
/// - Parameters:
///   - id: of the field; the form is `<id>-form`, which filters elsewhere on the page belong to.
///   - isBig: the one thing that this page is for.
package func searchForm(
    label: String, address: String, text: String = "", example: String? = nil, button: String, id: String = "q",
    isBig: Bool = false
) -> HTML {
    """
    <form class="\(isBig ? "search big" : "search")" id="\(id)-form" role="search" aria-label="\(label)" \
    action="\(address)"><label class="hidden" for="\(id)">\(label)</label>\
    <input id="\(id)" name="q" type="search"\(attribute: "value", text.isEmpty ? nil : text)\
    \(attribute: "placeholder", example)><button class="button">\(button)</button></form>
    """
}
