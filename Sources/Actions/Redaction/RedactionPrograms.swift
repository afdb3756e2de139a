import Domain

/// What other people's programs do for a redaction: they tell what a page has, draw it, and print the new one.
struct RedactionPrograms: Sendable {
    let run: FileProgram.Run

    /// In points: larger pages are drawn coarser.
    private static let dotsPerInch = 150.0
    private static let mostDots = 4_000.0

    /// Why something cannot be covered.
    enum Fault: Error, Hashable, Sendable {
        case gap(FileReading.Gap)
    }

    /// Whether parts of such a file can be covered: what can be printed.
    static func takes(_ type: FileType) -> Bool {
        switch type {
        case .pdf, .jpeg, .png, .docx, .xlsx, .pptx, .odt, .ods, .doc, .xls, .ppt, .wps, .et, .dps, .rtf: true
        case .ofd, .docm, .xlsm, .pptm, .csv, .html, .text, .gif, .tiff: false
        }
    }

    /// The file as a PDF; nil where it is one.
    func pdf(of path: String, _ type: FileType) async throws -> [UInt8]? {
        switch type {
        case .pdf, .ofd, .docm, .xlsm, .pptm, .csv, .html, .text, .gif, .tiff: return nil
        case .jpeg, .png:
            let bytes = LocalFile.bytes(of: path, most: 64 << 20) ?? []
            return try await printed(
                """
                <!DOCTYPE html><style>@page{size:A4;margin:0}body{margin:0}img{max-width:210mm;max-height:296mm}</style>\
                <img src="data:image/\(type.rawValue);base64,\(Base64.encode(bytes))">
                """)
        case .docx, .xlsx, .pptx, .odt, .ods, .doc, .xls, .ppt, .wps, .et, .dps, .rtf:
            return try await output(of: .conversion(of: path, type, to: .pdf))
        }
    }

    /// How many pages a PDF has.
    func pages(of path: String) async throws -> Int {
        let bytes = try await output(of: FileProgram("pdfinfo", ["-enc", "UTF-8", path], mostOutput: 1 << 20))
        let line = String(decoding: bytes, as: UTF8.self).split(separator: "\n").first { $0.hasPrefix("Pages:") }
        guard let count = line.flatMap({ Int(String($0.dropFirst("Pages:".count)).trimmed) }), count > 0 else {
            throw Fault.gap(.damaged)
        }
        return count
    }

    struct Page: Sendable {
        var size: PageSize
        var letters: [PageLetter]
        /// Whether the file itself says where they stand.
        var isExact: Bool
    }

    /// - Parameter seesPictures: whether a page without words is read as a picture, which takes seconds.
    func page(_ number: Int, of path: String, seesPictures: Bool) async throws -> Page {
        let range = Self.only(number)
        let boxed = try await output(
            of: FileProgram(
                "pdftotext", ["-bbox", "-cropbox", "-enc", "UTF-8"] + range + [path, "-"], mostOutput: 64 << 20))
        guard let page = BoxedPage.read(String(decoding: boxed, as: UTF8.self)).first else {
            throw Fault.gap(.damaged)
        }
        let size = PageSize(width: page.width, height: page.height)
        if page.words.isEmpty, seesPictures {
            let seen = try await wordsSeen(on: number, of: path)
            return Page(size: size, letters: seen?.letters(.none) ?? [], isExact: false)
        }
        if page.words.isEmpty { return Page(size: size, letters: [], isExact: true) }
        let drawn = FileProgram(
            "pdftocairo", ["-svg"] + range + [path, "{folder}/page.svg"], result: "page.svg",
            mostOutput: 256 << 20)
        let svg = try await output(of: drawn)
        return Page(
            size: size, letters: page.letters(PageGlyphs(svg: String(decoding: svg, as: UTF8.self))), isExact: true)
    }

    func picture(of page: Int, _ path: String, _ size: PageSize) async throws -> ColorPicture {
        let longer = max(size.width, size.height)
        let dots = min(Self.dotsPerInch * longer / 72, Self.mostDots)
        let program = FileProgram(
            "pdftoppm", ["-cropbox", "-scale-to", "\(Int(dots.rounded()))"] + Self.only(page) + [path],
            limit: .seconds(120), mostOutput: 128 << 20)
        guard let picture = ColorPicture(ppm: try await output(of: program)) else { throw Fault.gap(.damaged) }
        return picture
    }

    /// A page for the eye.
    func jpeg(of page: Int, _ path: String, longerSide: Int) async throws -> [UInt8] {
        try await output(
            of: FileProgram(
                "pdftoppm",
                ["-jpeg", "-jpegopt", "quality=60", "-cropbox", "-scale-to", "\(longerSide)"] + Self.only(page) + [
                    path
                ],
                mostOutput: 32 << 20))
    }

    func printed(_ sheet: String) async throws -> [UInt8] {
        try await output(
            of: FileProgram(
                "weasyprint", ["--quiet", "--encoding", "utf-8", "-", "-"], input: Array(sheet.utf8),
                limit: .seconds(180), mostOutput: Attachment.longest))
    }

    /// One file of several, in their order.
    func united(_ paths: [String]) async throws -> [UInt8] {
        let links = paths.enumerated().map { FileProgram.Link(path: $1, name: "\($0).pdf") }
        return try await output(
            of: FileProgram(
                "pdfunite", links.map { "{folder}/\($0.name)" } + ["{folder}/out.pdf"], links: links,
                result: "out.pdf", limit: .seconds(180), mostOutput: Attachment.longest))
    }

    /// All that a PDF says, page by page, in sight or not.
    func text(of path: String) async throws -> [String] {
        let text = try await output(
            of: FileReader.pdftotext(FileReader.everything + ["-enc", "UTF-8", path, "-"]))
        return String(decoding: text, as: UTF8.self).split(separator: "\u{C}", omittingEmptySubsequences: false)
            .map(String.init)
    }

    /// What a PDF says of itself.
    func properties(of path: String) async throws -> String {
        var all = ""
        for arguments in [["-enc", "UTF-8"], ["-enc", "UTF-8", "-meta"], ["-enc", "UTF-8", "-dests"], ["-url"]] {
            let bytes = try await output(of: FileProgram("pdfinfo", arguments + [path], mostOutput: 8 << 20))
            all += String(decoding: bytes, as: UTF8.self) + "\n"
        }
        return all
    }

    /// The words of a page as a machine reads its picture.
    func wordsSeen(on page: Int, of path: String) async throws -> BoxedPage? {
        let drawn = FileProgram(
            "pdftoppm", ["-gray", "-cropbox", "-scale-to", "2400"] + Self.only(page) + [path], mostOutput: 8 << 20)
        let seen = FileProgram(
            "tesseract", ["stdin", "stdout", "-l", "chi_sim", "--psm", "3", "tsv"],
            input: try await output(of: drawn), limit: .seconds(90), mostOutput: 16 << 20)
        return BoxedPage(tesseract: String(decoding: try await output(of: seen), as: UTF8.self))
    }

    private static func only(_ page: Int) -> [String] { ["-f", "\(page)", "-l", "\(page)"] }

    private func output(of program: FileProgram) async throws -> [UInt8] {
        do {
            return try await run(program)
        } catch let fault as FileProgram.Fault {
            switch fault {
            case .missing: throw Fault.gap(.missing(program: program.name))
            case .tooSlow: throw Fault.gap(.tooSlow(program: program.name))
            case .failed: throw Fault.gap(.failed(program: program.name))
            }
        }
    }
}
