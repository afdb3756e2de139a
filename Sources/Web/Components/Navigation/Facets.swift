/// One way to narrow a list: by validity, by kind, by agency, by year.
package struct Facet: Sendable {
    package struct Option: Sendable {
        package var value: String
        package var title: String
        package var count: Int?
        package var isChosen: Bool

        package init(_ value: String, _ title: String, count: Int? = nil, isChosen: Bool = false) {
            self.value = value
            self.title = title
            self.count = count
            self.isChosen = isChosen
        }
    }

    package enum Kind: Sendable {
        case boxes
        /// One at most; the title stands for all of them.
        case list(all: String)
    }

    package var name: String
    package var title: String
    package var kind: Kind
    package var options: [Option]

    package init(_ name: String, _ title: String, kind: Kind = .boxes, options: [Option]) {
        self.name = name
        self.title = title
        self.kind = kind
        self.options = options
    }
}

/// A filter in force, with the address of the list without it.
package struct ChosenFilter: Sendable {
    package var title: String
    package var without: String

    package init(_ title: String, without: String) {
        self.title = title
        self.without = without
    }
}

/// The filters beside a list. They belong to the search form `form`, and go with it as a plain GET.
package func facets(
    _ facets: [Facet], chosen: [ChosenFilter] = [], form: String, words: Words = .chinese
) -> HTML {
    """
    <aside id="narrow" class="card" aria-label="\(words("缩小范围"))">
    \(chosenFilters(chosen, words))\(facets.map { facet($0, form: form, words: words) }.joined(separator: "\n"))
    <button class="button quiet" form="\(form)">\(words("按这些条件筛选"))</button>
    </aside>
    """
}

/// The link to the filters, where they stand below the list.
package func narrowLink(chosen: Int, words: Words = .chinese) -> HTML {
    "<p class=\"wide-hide\"><a href=\"#narrow\">\(words.narrowed(by: chosen))</a></p>"
}

private func chosenFilters(_ chosen: [ChosenFilter], _ words: Words) -> HTML? {
    guard !chosen.isEmpty else { return nil }
    let links = chosen.map { filter -> HTML in
        """
        <li><a href="\(filter.without)"><span class="hidden">\(words("去掉"))</span>\(filter.title)\
        <span aria-hidden="true"> ×</span></a></li>
        """
    }
    return "<ul class=\"chosen\" aria-label=\"\(words("已选的条件"))\">\(links)</ul>\n"
}

private func facet(_ facet: Facet, form: String, words: Words) -> HTML {
    let id = "facet-\(facet.name)"
    func title(_ option: Facet.Option) -> String {
        option.title + (option.count.map { words.bracketed(grouped($0)) } ?? "")
    }
    switch facet.kind {
    case .boxes:
        let boxes = facet.options.enumerated().map { index, option -> HTML in
            """
            <div class="check"><input form="\(form)" type="checkbox" id="\(id)-\(index + 1)" name="\(facet.name)" \
            value="\(option.value)"\(flag: "checked", option.isChosen)>\
            <label for="\(id)-\(index + 1)">\(title(option))</label></div>
            """
        }
        return "<fieldset class=\"field\"><legend>\(facet.title)</legend>\(boxes)</fieldset>"
    case .list(let all):
        let options = facet.options.map { option -> HTML in
            "<option value=\"\(option.value)\"\(flag: "selected", option.isChosen)>\(title(option))</option>"
        }
        return """
            <div class="field"><label for="\(id)">\(facet.title)</label>\
            <select form="\(form)" id="\(id)" name="\(facet.name)"><option value="">\(all)</option>\(options)</select>\
            </div>
            """
    }
}
