/// What of a document a finding stands in.
package enum GuardCarrier: Hashable, Sendable {
    /// What the drafter typed: title, fields, body.
    case text
    /// A file, by the SHA-256 of its bytes.
    case file(String)
}

extension GuardFinding {
    /// The name under which somebody lets a finding pass: the same as long as the same thing stands in the same file or in the
    /// text, wherever a new revision has moved it. It tells nothing of what was found.
    package func mark(in carrier: GuardCarrier, sha256: ([UInt8]) -> [UInt8]) -> String {
        let holder =
            switch carrier {
            case .text: ""
            case .file(let hash): hash
            }
        let what = match.isEmpty ? place.key : match
        let hash = Hex.encode(sha256(Array("\(holder)\n\(kind.rawValue)\n\(what)".utf8)))
        return "\(kind.rawValue) \(hash.prefix(32))"
    }
}

extension TextPlace {
    /// Different for different places, and the same in every version of the program.
    fileprivate var key: String {
        switch self {
        case .title: "title"
        case .field(let name): "field \(name)"
        case .paragraph(let number): "paragraph \(number)"
        case .page(let number): "page \(number)"
        case .tableCell(let table, let row, let column): "table \(table) \(row) \(column)"
        case .sheetCell(let sheet, let row, let column): "cell \(row) \(column) \(sheet)"
        case .sheet(let name): "sheet \(name)"
        case .slide(let number): "slide \(number)"
        case .part(let part, let number): "part \(part.rawValue) \(number ?? 0)"
        case .whole: "whole"
        }
    }
}
