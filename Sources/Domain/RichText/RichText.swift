/// The body of an official document as a value: what is kept of whatever was typed, pasted or imported.
package struct RichText: Hashable, Sendable {
    package let blocks: [Block]

    package init(_ blocks: [Block] = []) {
        self.blocks = blocks
    }

    package enum Block: Hashable, Sendable {
        case heading(Heading)
        case paragraph(Paragraph)
        case list(List)
        case table(Table)
        case quote([Block])
        case rule
    }

    package struct Heading: Hashable, Sendable {
        /// 2 to 4: level 1 belongs to the page.
        package let level: Int
        package let text: Inlines
        /// The centred title of a text within the document: the measures that a notice promulgates, an annex.
        package let isTitle: Bool

        package init(level: Int, _ text: Inlines, isTitle: Bool = false) {
            self.level = isTitle ? 2 : min(max(level, 2), 4)
            self.text = text
            self.isTitle = isTitle
        }
    }

    package struct Paragraph: Hashable, Sendable {
        package let text: Inlines
        package let role: Role?

        package init(_ text: Inlines, role: Role? = nil) {
            self.text = text
            self.role = role
        }
    }

    /// The places of a paragraph that the layout of official documents knows (党政机关公文格式 GB/T 9704—2012).
    package enum Role: String, Hashable, Sendable, CaseIterable {
        /// 主送机关, flush left.
        case addressee = "to"
        /// 发文机关署名 and 成文日期, to the right.
        case signature = "sign"
        case centred = "title"
    }

    package struct List: Hashable, Sendable {
        package let isOrdered: Bool
        package let items: [[Block]]

        package init(isOrdered: Bool, _ items: [[Block]]) {
            self.isOrdered = isOrdered
            self.items = items
        }
    }

    /// True where a reader would see nothing; a rule alone is nothing.
    package var isEmpty: Bool {
        blocks.allSatisfy { $0 == .rule } || plainText.isEmpty
    }

    /// 字数: everything that can be seen, without spaces and line ends.
    package var characterCount: Int {
        plainText.unicodeScalars.count { scalar in
            switch scalar.value {
            // ASCII, Han and full width forms need no table.
            case 0x21...0x7E, 0x4E00...0x9FFF, 0xFF01...0xFF5E: true
            default: !scalar.properties.isWhitespace
            }
        }
    }
}
