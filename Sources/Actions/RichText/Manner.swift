import Domain

/// What the text now being read will become.
struct Manner {
    /// In a list, a table or a quote: no headings and no places of an official document.
    var isNested = false
    private var level: Int?
    private var isOutlined = false
    private var role: RichText.Role?
    /// Said by one of our own classes and not guessed from an alignment.
    private var isPlacedByHand = false

    private static let outlinedLimit = 60
    private static let titleLimit = 80
    private static let signatureLimit = 40

    init(isNested: Bool = false) {
        self.isNested = isNested
    }

    func block(_ style: ElementStyle) -> Manner {
        var inner = self
        switch style.alignment {
        case .center: inner.role = .centred
        case .end: inner.role = .signature
        case .start, .justify: inner.role = nil
        case nil: break
        }
        inner.isPlacedByHand = false
        if let role = style.role {
            inner.role = role
            inner.isPlacedByHand = true
        }
        if let outline = style.outlineLevel {
            inner.level = outline
            inner.isOutlined = true
        }
        return inner
    }

    func heading(_ level: Int, _ style: ElementStyle) -> Manner {
        var inner = block(style)
        inner.level = level
        inner.isOutlined = false
        return inner
    }

    func made(_ text: RichText.Inlines) -> RichText.Block {
        let length = text.text.unicodeScalars.count
        if isNested { return .paragraph(RichText.Paragraph(level == nil ? text : text.with(.strong))) }
        if let level, length <= (isOutlined ? Manner.outlinedLimit : RichText.Limits.headingCharacters) {
            let isTitle = role == .centred && level <= 2
            return .heading(RichText.Heading(level: level, text.without(.strong), isTitle: isTitle))
        }
        if role == .centred, length <= Manner.titleLimit, text.isStrongThroughout {
            return .heading(RichText.Heading(level: 2, text.without(.strong), isTitle: true))
        }
        if role == .signature, !isPlacedByHand, length > Manner.signatureLimit {
            return .paragraph(RichText.Paragraph(text))
        }
        return .paragraph(RichText.Paragraph(text, role: role))
    }
}

extension RichText.Inlines {
    fileprivate var isStrongThroughout: Bool {
        runs.allSatisfy { $0.marks.contains(.strong) || $0.text.unicodeScalars.allSatisfy(\.properties.isWhitespace) }
    }
}
