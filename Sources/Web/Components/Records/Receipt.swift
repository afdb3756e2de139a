/// The confirmation that something was received. It is the page's heading too.
package func receipt(_ title: String, _ facts: [Fact]) -> HTML {
    let rows = facts.filter { !$0.value.isEmpty }.map { fact -> HTML in
        "<div><dt>\(fact.label)</dt><dd>\(fact.value)</dd></div>\n"
    }
    return """
        <div class="receipt narrow">
        <h1>\(title)</h1>
        <dl>
        \(rows)</dl>
        </div>
        """
}
