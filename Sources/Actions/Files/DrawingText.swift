/// The words of shapes, text boxes and slides (DrawingML).
enum DrawingText {
    /// Paragraphs in lines, cells of a row with a tab between them, to the end of the part.
    static func read(_ cursor: inout XMLCursor, isNote: Bool = false) -> String {
        var (text, isInCell) = ("", false)
        while let step = cursor.next() {
            switch step {
            case .start("Fallback"): cursor.skip()
            // Its number and date, which are not written but counted.
            case .start("fld") where isNote: cursor.skip()
            case .start("t"): text += cursor.textInside()
            case .start("br"): text += "\n"
            case .start("tc"): isInCell = true
            case .end("tc"):
                isInCell = false
                text += "\t"
            case .end("p"): if !isInCell { text += "\n" }
            case .end("tr"): text += "\n"
            case .start, .end, .text: break
            }
        }
        return text.split(separator: "\n").map { String($0).trimmed }.filter { !$0.isEmpty }.joined(separator: "\n")
    }
}
