extension HTML {
    /// The page with `lang="zh-CN"` around every Chinese word that stands in another language, so that a screen reader
    /// changes its voice for names and titles (WCAG 2.2, 3.1.2). Attributes are left alone, and what says its language
    /// itself.
    func markingChinese() -> HTML {
        var marker = ChineseMarker()
        marker.read(bytes)
        return HTML(marked: marker.written)
    }
}

/// Reads a page from tag to tag. Our pages escape `<` and `>` wherever they are not markup.
private struct ChineseMarker {
    private(set) var written: [UInt8] = []
    /// The element that is Chinese as a whole, and how many of its name are open.
    private var chinese: (name: String, depth: Int)?
    /// Where the tag of an option ends: nothing may stand in an option but text, so that the tag itself is marked.
    private var optionEnd: Int?

    /// Elements whose content is not markup, and the title, in which nothing can be marked.
    private static let closed: Set<String> = ["script", "style", "textarea", "title"]

    mutating func read(_ bytes: [UInt8]) {
        written.reserveCapacity(bytes.count + bytes.count / 8)
        var rest = bytes[...]
        while !rest.isEmpty {
            let text = rest.prefix { $0 != UInt8(ascii: "<") }
            write(text: text)
            rest = rest.dropFirst(text.count)
            guard let end = rest.firstIndex(of: UInt8(ascii: ">")) else { break }
            rest = write(tag: rest[...end], before: rest[(end + 1)...])
        }
        written.append(contentsOf: rest)
    }

    /// - Returns: what is still to be read.
    private mutating func write(tag: ArraySlice<UInt8>, before rest: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        written.append(contentsOf: tag)
        let head = String(decoding: tag.dropFirst().dropLast(), as: UTF8.self)
        let isClosing = head.hasPrefix("/")
        let name = String(head.drop { $0 == "/" }.prefix { $0 != " " && $0 != "\n" })
        optionEnd = name == "option" && !isClosing ? written.count - 1 : nil
        if isClosing {
            close(name)
        } else if let (open, depth) = chinese {
            if open == name { chinese = (open, depth + 1) }
        } else if head.contains(" lang=\"zh") {
            chinese = (name, 1)
            optionEnd = nil
        }
        guard !isClosing, Self.closed.contains(name) else { return rest }
        let end = rest.firstRange(of: Array("</\(name)>".utf8))?.lowerBound ?? rest.endIndex
        written.append(contentsOf: rest[..<end])
        return rest[end...]
    }

    private mutating func close(_ name: String) {
        guard let (open, depth) = chinese, open == name else { return }
        chinese = depth == 1 ? nil : (open, depth - 1)
    }

    private mutating func write(text: ArraySlice<UInt8>) {
        // No byte below this one begins a Chinese character.
        guard chinese == nil, text.contains(where: { $0 >= 0xE3 }) else {
            written.append(contentsOf: text)
            return
        }
        let scalars = Array(String(decoding: text, as: UTF8.self).unicodeScalars)
        if let optionEnd {
            if scalars.contains(where: \.isHan) {
                written.insert(contentsOf: Array(" lang=\"zh-CN\"".utf8), at: optionEnd)
            }
            written.append(contentsOf: text)
            return
        }
        var rest = scalars[...]
        while let start = rest.firstIndex(where: \.isHan) {
            let end = Self.end(of: rest[start...])
            append(rest[..<start])
            written.append(contentsOf: Array("<span lang=\"zh-CN\">".utf8))
            append(rest[start..<end])
            written.append(contentsOf: Array("</span>".utf8))
            rest = rest[end...]
        }
        append(rest)
    }

    /// Figures and marks between two Chinese words belong to them; a word in Latin letters that stands apart does not.
    private static func end(of run: ArraySlice<Unicode.Scalar>) -> Int {
        var end = run.startIndex + 1
        while let next = run[end...].firstIndex(where: \.isHan) {
            let between = run[end..<next]
            if between.contains(" "), between.contains(where: \.isASCIILetter) { break }
            end = next + 1
        }
        return end
    }

    private mutating func append(_ scalars: ArraySlice<Unicode.Scalar>) {
        written.append(contentsOf: String(String.UnicodeScalarView(scalars)).utf8)
    }
}

extension Unicode.Scalar {
    fileprivate var isHan: Bool { properties.isIdeographic }

    fileprivate var isASCIILetter: Bool { isASCII && properties.isAlphabetic }
}
