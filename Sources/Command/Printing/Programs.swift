import Actions
import Foundation
import Glibc
import Storage

extension Press {
    /// A press of the programs that are on the path of this one.
    static func ofPrograms(
        path: String = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin", limit: Duration = .seconds(60)
    ) -> Press {
        // A program that ends before it has read all of its sheet must not end us.
        signal(SIGPIPE, SIG_IGN)
        let styles = Bundle.module.bundleURL.appending(path: "Resources/Printing/reference.docx").path
        let slots = Slots(2, mostWaiting: 20, patience: .seconds(60), name: "a sheet to be printed")
        let weasyprint = PrintingProgram(
            name: "weasyprint", arguments: ["--quiet", "--encoding", "utf-8", "-", "-"], path: path, limit: limit,
            slots: slots)
        let pandoc = PrintingProgram(
            name: "pandoc", arguments: ["--from=html", "--to=docx", "--reference-doc=\(styles)", "--output=-"],
            path: path, limit: limit, slots: slots)
        return Press(
            pdf: { try await weasyprint.print($0) },
            // It would print the title once more, above the heading.
            docx: { try await pandoc.print($0.replacing(/<title>[^<]*<\/title>/, with: "")) })
    }
}

extension ReportOpener {
    /// With the programs that are on the path of this one.
    static func ofPrograms(
        path: String = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin", limit: Duration = .seconds(30)
    ) -> ReportOpener {
        signal(SIGPIPE, SIG_IGN)
        let slots = Slots(2, mostWaiting: 20, patience: .seconds(30), name: "a report to be opened")
        func program(_ name: String, _ arguments: [String]) -> Machine {
            let program = PrintingProgram(name: name, arguments: arguments, path: path, limit: limit, slots: slots)
            return { try await program.run(on: $0) }
        }
        // What the edge of a page cuts off a wide table is in the file all the same: a PDF's page has 14,400 points at most.
        let whole = ["-x", "0", "-y", "0", "-W", "14400", "-H", "14400", "-enc", "UTF-8", "-", "-"]
        return ReportOpener(
            textOfPDF: [program("pdftotext", ["-layout"] + whole), program("pdftotext", ["-raw"] + whole)],
            // A document cannot make it read a file of ours, or fetch one.
            markupOfDOCX: program("pandoc", ["--sandbox", "--from=docx", "--to=html", "--output=-"]))
    }
}
