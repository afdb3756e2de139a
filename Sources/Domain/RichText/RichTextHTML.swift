extension RichText {
    /// The canonical serialisation: well-formed, escaped, without style; equal texts have equal bytes.
    package var html: String {
        var writer = RichTextWriter(tableName: nil)
        writer.write(blocks)
        return writer.output
    }

    /// The same with what a page adds: tables that a keyboard can scroll, grid lines, figures to the right.
    /// - Parameter tableName: what a table without a caption is called to those who hear the page.
    package func displayHTML(tableName: String) -> String {
        var writer = RichTextWriter(tableName: tableName)
        writer.write(blocks)
        return writer.output
    }
}

struct RichTextWriter {
    /// UTF-8
    private var written: [UInt8] = []
    var output: String { String(decoding: written, as: UTF8.self) }
    /// Nil for the canonical form.
    let tableName: String?
    /// A region that scrolls within a region that scrolls traps a finger.
    var isInTable = false

    init(tableName: String?) {
        self.tableName = tableName
    }

    mutating func write(_ blocks: [RichText.Block]) {
        for block in blocks {
            switch block {
            case .heading(let heading):
                element("h\(heading.level)", heading.isTitle ? [("class", "title")] : []) { $0.write(heading.text) }
            case .paragraph(let paragraph):
                element("p", paragraph.role.map { [("class", $0.rawValue)] } ?? []) { $0.write(paragraph.text) }
            case .list(let list):
                element(list.isOrdered ? "ol" : "ul") { writer in
                    for item in list.items { writer.element("li") { $0.writeTight(item) } }
                }
            case .table(let table): write(table)
            case .quote(let blocks): element("blockquote") { $0.write(blocks) }
            case .rule: write("<hr>")
            }
        }
    }

    /// The content of a list item or a cell: its only paragraph needs no `<p>`.
    mutating func writeTight(_ blocks: [RichText.Block]) {
        guard case .paragraph(let first)? = blocks.first, first.role == nil,
            blocks.dropFirst().allSatisfy(\.isList)
        else { return write(blocks) }
        write(first.text)
        write(Array(blocks.dropFirst()))
    }

    /// Nests links outermost and then marks in one order, each around as many runs as share it.
    mutating func write(_ text: RichText.Inlines) {
        for group in text.runs[...].grouped(by: \.link) {
            guard let link = group.first?.link else {
                write(group, within: RichTextWriter.marks[...])
                continue
            }
            let relation = link.isExternal ? [("rel", "external noopener")] : []
            element("a", [("href", link.address)] + relation) { $0.write(group, within: RichTextWriter.marks[...]) }
        }
    }

    mutating func element(
        _ name: String, _ attributes: [(name: String, value: String)] = [], _ content: (inout RichTextWriter) -> Void
    ) {
        write("<\(name)")
        for attribute in attributes {
            write(" \(attribute.name)=\"")
            write(escaped: attribute.value)
            write("\"")
        }
        write(">")
        content(&self)
        write("</\(name)>")
    }

    private mutating func write(_ markup: String) { written += markup.utf8 }

    private static let marks: [(mark: RichText.Marks, element: String)] = [
        (.strong, "strong"), (.emphasis, "em"), (.underline, "u"), (.superscript, "sup"), (.subscript, "sub"),
    ]

    private mutating func write(
        _ runs: ArraySlice<RichText.Run>, within marks: ArraySlice<(mark: RichText.Marks, element: String)>
    ) {
        guard let outer = marks.first else {
            for run in runs { write(escaped: run.text, lineBreak: "<br>") }
            return
        }
        for group in runs.grouped(by: { $0.marks.contains(outer.mark) }) {
            if group.first?.marks.contains(outer.mark) == true {
                element(outer.element) { $0.write(group, within: marks.dropFirst()) }
            } else {
                write(group, within: marks.dropFirst())
            }
        }
    }

    private mutating func write(escaped text: String, lineBreak: String = "\n") {
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "&"): write("&amp;")
            case UInt8(ascii: "<"): write("&lt;")
            case UInt8(ascii: ">"): write("&gt;")
            case UInt8(ascii: "\""): write("&quot;")
            case UInt8(ascii: "\n"): write(lineBreak)
            default: written.append(byte)
            }
        }
    }
}

extension RichText.Block {
    fileprivate var isList: Bool {
        if case .list = self { true } else { false }
    }
}

extension ArraySlice {
    /// The longest stretches of neighbours that share a key.
    fileprivate func grouped<Key: Equatable>(by key: (Element) -> Key) -> [ArraySlice] {
        var groups: [ArraySlice] = []
        var rest = self
        while let first = rest.first {
            let group = rest.prefix { key($0) == key(first) }
            groups.append(group)
            rest = rest.dropFirst(group.count)
        }
        return groups
    }
}
