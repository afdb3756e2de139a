package import Domain

/// Reads a report out of any file. What is no text is opened by programs, which Command runs.
package struct ReportOpener: Sendable {
    package typealias Machine = @Sendable (_ file: [UInt8]) async throws -> [UInt8]

    /// The text of a PDF, once as it stands on the paper, and once as it was written into the file.
    private let textOfPDF: [Machine]
    private let markupOfDOCX: Machine

    package init(textOfPDF: [Machine], markupOfDOCX: @escaping Machine) {
        self.textOfPDF = textOfPDF
        self.markupOfDOCX = markupOfDOCX
    }

    /// For an office that opens no files.
    package static let absent = ReportOpener(
        textOfPDF: [{ _ in throw Press.Fault.missing(program: "pdftotext") }],
        markupOfDOCX: { _ in throw Press.Fault.missing(program: "pandoc") })

    /// - Throws: `Press.Fault`, and `StoreError` of kind `busy` where too many wait for the programs.
    package func read(_ file: [UInt8]) async throws -> ReportReading {
        if file.starts(with: "PK\u{3}\u{4}".utf8) { return ReportFile.read(try await markupOfDOCX(file)) }
        guard file.starts(with: "%PDF".utf8) else { return ReportFile.read(file) }
        var best: ReportReading?
        for machine in textOfPDF {
            let reading = ReportReader.read(
                ReportSource(plainText: String(decoding: try await machine(file), as: UTF8.self)))
            if let before = best, before.isBetter(than: reading) { continue }
            best = reading
        }
        return best ?? ReportReading(faults: [ReportReadingFault(.report, .nothing)])
    }
}

extension ReportReading {
    fileprivate func isBetter(than other: ReportReading) -> Bool {
        let (mine, theirs) = (content.tables.cells.count, other.content.tables.cells.count)
        return mine != theirs ? mine > theirs : faults.count <= other.faults.count
    }
}
