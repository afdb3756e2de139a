/// Makes a file of a sheet, which is an HTML text with its style inside. Command runs the programs that do it.
package struct Press: Sendable {
    package typealias Machine = @Sendable (_ sheet: String) async throws -> [UInt8]

    private let makePDF: Machine
    private let makeDOCX: Machine

    package enum Format: String, Hashable, Sendable, CaseIterable {
        case pdf, docx
    }

    package enum Fault: Error, Hashable, Sendable {
        case missing(program: String)
        case failed(program: String, words: String)
        case tooSlow(program: String)
        /// A sheet that names something which a program might fetch, with the first such words.
        case wouldFetch(String)
    }

    package init(pdf: @escaping Machine, docx: @escaping Machine) {
        makePDF = pdf
        makeDOCX = docx
    }

    /// For an office that prints nothing.
    package static let absent = Press(
        pdf: { _ in throw Fault.missing(program: "weasyprint") },
        docx: { _ in throw Fault.missing(program: "pandoc") })

    /// - Throws: `Fault`, and `StoreError` of kind `busy` where too many wait for a press.
    package func file(of sheet: String, as format: Format) async throws -> [UInt8] {
        if let words = PlainSheet.firstFetch(in: sheet) { throw Fault.wouldFetch(words) }
        return switch format {
        case .pdf: try await makePDF(sheet)
        case .docx: try await makeDOCX(sheet)
        }
    }
}
