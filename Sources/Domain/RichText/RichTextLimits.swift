extension RichText {
    /// The longest text of the State Council in our samples has a fifth of these.
    package enum Limits {
        package static let characters = 500_000
        package static let parts = 100_000
        /// Lists, tables and quotes within each other.
        package static let nesting = 8
        package static let tableColumns = 200
        package static let tableCells = 5_000
        package static let headingCharacters = 200
        package static let addressBytes = 2_048
    }

    package func issues(field: String) -> [Issue] {
        var issues: [Issue] = []
        if characterCount > Limits.characters { issues.append(Issue(field, .tooLong(limit: Limits.characters))) }
        let size = Size(blocks)
        if size.parts > Limits.parts { issues.append(Issue(field, .tooManyParts(limit: Limits.parts))) }
        if size.nesting > Limits.nesting { issues.append(Issue(field, .tooDeep(limit: Limits.nesting))) }
        return issues
    }
}

private struct Size {
    var parts = 0
    var nesting = 0

    init(_ blocks: [RichText.Block]) {
        for block in blocks {
            parts += 1
            switch block {
            case .heading(let heading): parts += heading.text.runs.count
            case .paragraph(let paragraph): parts += paragraph.text.runs.count
            case .list(let list): for item in list.items { add(item) }
            case .table(let table):
                parts += table.caption.runs.count + table.rows.count
                for cell in table.rows.joined() { add(cell.blocks) }
            case .quote(let blocks): add(blocks)
            case .rule: continue
            }
        }
    }

    private mutating func add(_ blocks: [RichText.Block]) {
        let inner = Size(blocks)
        parts += inner.parts + 1
        nesting = max(nesting, inner.nesting + 1)
    }
}
