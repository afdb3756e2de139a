/// Brings running text into its canonical form, one scalar after the other.
struct CanonicalLine {
    private var paragraphs: [[RichText.Run]] = []
    private var runs: [RichText.Run] = []
    /// UTF-8
    private var text: [UInt8] = []
    private var look = RichText.Run("")
    private var gap = Gap.none
    private var gapLook = RichText.Run("")

    /// White space not yet written, because it may turn out to stand at an end.
    private enum Gap: Equatable {
        case none
        case space
        /// U+3000, which typists count: 第一条　为了.
        case wide(Int)
        case breaks(Int)
    }

    mutating func append(_ scalar: Unicode.Scalar, like run: RichText.Run) {
        switch VisibleText.kind(of: scalar) {
        case .nothing: return
        case .visible:
            closeGap()
            write(scalar, like: run)
        case .space: widen(to: gap == .none ? .space : gap, like: run)
        case .wideSpace:
            switch gap {
            case .none, .space: widen(to: .wide(1), like: run)
            case .wide(let count): gap = .wide(count + 1)
            case .breaks: return
            }
        case .lineBreak:
            if case .breaks(let count) = gap {
                gap = .breaks(count + 1)
            } else {
                gapLook = run
                gap = .breaks(1)
            }
        }
    }

    mutating func finished() -> [[RichText.Run]] {
        endParagraph()
        return paragraphs
    }

    private mutating func widen(to wider: Gap, like run: RichText.Run) {
        if gap == .none { gapLook = run }
        gap = wider
    }

    private mutating func closeGap() {
        defer { gap = .none }
        guard !runs.isEmpty || !text.isEmpty else { return }
        switch gap {
        case .none: return
        case .space: write(" ", like: gapLook)
        case .wide(let count): for _ in 0..<count { write("\u{3000}", like: gapLook) }
        case .breaks(1): write("\n", like: gapLook)
        case .breaks: endParagraph()
        }
    }

    private mutating func write(_ scalar: Unicode.Scalar, like run: RichText.Run) {
        if run.marks != look.marks || run.link != look.link {
            endRun()
            look = run
        }
        text.append(scalar)
    }

    private mutating func endRun() {
        if !text.isEmpty {
            runs.append(RichText.Run(String(decoding: text, as: UTF8.self), look.marks, link: look.link))
        }
        text.removeAll(keepingCapacity: true)
    }

    private mutating func endParagraph() {
        endRun()
        if !runs.isEmpty { paragraphs.append(runs) }
        runs = []
    }
}
