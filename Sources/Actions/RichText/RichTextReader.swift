import Domain

/// Walks the tree and builds the value. As deep as the tree, which libxml2 limits to 256.
struct RichTextReader {
    var notes: RichTextNotes
    private(set) var blocks: [RichText.Block] = []
    private var runs: [RichText.Run] = []
    private var manner = Manner()
    private var nesting = 0

    /// The look that text inherits from the elements around it.
    struct Look {
        var marks: RichText.Marks = []
        var link: RichText.Link?
        var isPreformatted = false

        mutating func apply(_ style: ElementStyle) {
            marks = marks.subtracting(style.removed).union(style.added)
        }
    }

    init(notes: RichTextNotes) {
        self.notes = notes
    }

    mutating func read(_ root: HTMLNode) -> RichText {
        readChildren(of: root, Look())
        endParagraph()
        return RichText(blocks)
    }

    mutating func readChildren(of node: HTMLNode, _ look: Look) {
        for child in node.children { read(child, look) }
    }

    mutating func read(_ node: HTMLNode, _ look: Look) {
        switch node.content {
        case .text(let text):
            let text = look.isPreformatted ? text : SourceText.unwrapped(text)
            runs.append(RichText.Run(text, look.marks, link: look.link))
        case .element(let kind): read(node, kind, look)
        case .other: readChildren(of: node, look)
        }
    }

    private mutating func read(_ node: HTMLNode, _ kind: ElementKind, _ outer: Look) {
        let style = ElementStyle(node)
        var look = outer
        look.apply(style)
        switch kind {
        case .lineBreak: runs.append(RichText.Run("\n", outer.marks, link: outer.link))
        case .marks(let marks):
            look.marks.formUnion(marks)
            readChildren(of: node, look)
        case .span: readChildren(of: node, look)
        case .link:
            look.link = link(node) ?? outer.link
            readChildren(of: node, look)
        case .heading(let level): readBlock(node, manner.heading(level, style), look)
        case .preformatted:
            look.isPreformatted = true
            readBlock(node, manner.block(style), look)
        case .block, .item, .caption, .rowGroup, .row, .cell: readBlock(node, manner.block(style), look)
        case .quote: readNested(node, look) { $0.readQuote(node, look) }
        case .list(let isOrdered): readNested(node, look) { $0.readList(node, isOrdered: isOrdered, look) }
        case .table: readNested(node, look) { $0.readTable(node, look) }
        case .rule:
            endParagraph()
            blocks.append(.rule)
        case .dropped(let note): notes.add(note)
        case .droppedTag, .unread, .unreadFrame: return
        }
    }

    private mutating func link(_ node: HTMLNode) -> RichText.Link? {
        guard let address = node[attribute: "href"] else { return nil }
        let link = RichText.Link(address)
        // A place within the page it was copied from is no loss.
        if link == nil, !address.hasPrefix("#"), !address.isEmpty { notes.add(.links) }
        return link
    }

    private mutating func readBlock(_ node: HTMLNode, _ inner: Manner, _ look: Look) {
        endParagraph()
        let outer = manner
        manner = inner
        readChildren(of: node, look)
        endParagraph()
        manner = outer
    }

    private mutating func readNested(_ node: HTMLNode, _ look: Look, _ body: (inout RichTextReader) -> Void) {
        endParagraph()
        if nesting < RichText.Limits.nesting { return body(&self) }
        notes.add(.nesting)
        readBlock(node, manner, look)
    }

    /// The blocks that `body` reads, kept apart from those around them.
    mutating func contained(_ body: (inout RichTextReader) -> Void) -> [RichText.Block] {
        endParagraph()
        let (outerBlocks, outerManner) = (blocks, manner)
        defer { (blocks, manner, nesting) = (outerBlocks, outerManner, nesting - 1) }
        (blocks, manner, nesting) = ([], Manner(isNested: true), nesting + 1)
        body(&self)
        endParagraph()
        return blocks
    }

    mutating func endParagraph() {
        blocks += RichText.Inlines.paragraphs(runs).map(manner.made)
        runs = []
    }

    mutating func append(_ block: RichText.Block) {
        endParagraph()
        blocks.append(block)
    }
}
