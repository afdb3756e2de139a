import Domain

/// Small files of every kind that is taken, and of those that are not.
package enum FileSample {
    package static let pdf = Array("%PDF-1.7\n东湾村征地补偿安置方案\n%%EOF\n".utf8)
    package static let png =
        [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13] + Array("IHDR".utf8)
        + [UInt8](repeating: 0, count: 17)
    package static let jpeg: [UInt8] = [0xFF, 0xD8, 0xFF, 0xE0, 0, 16] + Array("JFIF".utf8) + [0, 0xFF, 0xD9]
    package static let docx = zip(["[Content_Types].xml", "_rels/.rels", "word/document.xml"])
    package static let xlsx = zip(["[Content_Types].xml", "xl/workbook.xml"])
    package static let ofd = zip(["OFD.xml", "Doc_0/Document.xml"])
    package static let doc = compound("WordDocument")
    package static let xls = compound("Workbook")
    package static let text = Array("东湾村2024年征地补偿安置方案。\n".utf8)
    /// 公开 in GB 18030
    package static let gbText: [UInt8] = [0xB9, 0xAB, 0xBF, 0xAA, 0x0D, 0x0A]

    package static let program = [0x7F] + Array("ELF".utf8) + [2, 1, 1, 0]
    package static let windowsProgram = Array("MZ".utf8) + [0x90, 0, 3, 0]
    package static let script = Array("#!/bin/sh\nrm -rf /\n".utf8)
    package static let page = Array("\u{FEFF}\n<!DOCTYPE html><script>alert(1)</script>".utf8)
    package static let picture = Array("<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>".utf8)
    package static let java = zip(["META-INF/MANIFEST.MF", "[Content_Types].xml", "word/document.xml"])
    package static let macros = zip(["[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"])
    package static let archive = zip(["a.txt"])

    /// What must never be taken, whatever it is called.
    package static let harmful = [program, windowsProgram, script, page, picture, java, macros]

    /// Each kind under its name.
    package static let sound: [(name: String, content: [UInt8])] = [
        ("方案.pdf", pdf), ("照片.PNG", png), ("照片.jpg", jpeg), ("照片.jpeg", jpeg), ("申请.docx", docx), ("表.xlsx", xlsx),
        ("公文.ofd", ofd), ("申请.doc", doc), ("申请.wps", doc), ("表.xls", xls), ("说明.txt", text), ("说明.txt", gbText),
    ]

    /// A ZIP of empty files.
    package static func zip(_ names: [String]) -> [UInt8] {
        var (files, directory): ([UInt8], [UInt8]) = ([], [])
        for name in names {
            let bytes = Array(name.utf8)
            directory += Array("PK\u{1}\u{2}".utf8) + [UInt8](repeating: 0, count: 24) + two(bytes.count)
            directory += [UInt8](repeating: 0, count: 12) + four(files.count) + bytes
            files += Array("PK\u{3}\u{4}".utf8) + [UInt8](repeating: 0, count: 22) + two(bytes.count) + two(0) + bytes
        }
        let counts = two(0) + two(0) + two(names.count) + two(names.count)
        return files + directory + Array("PK\u{5}\u{6}".utf8) + counts + four(directory.count) + four(files.count)
            + two(0)
    }

    /// A compound file with one stream.
    private static func compound(_ stream: String) -> [UInt8] {
        let name = stream.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
        let entry = name + [UInt8](repeating: 0, count: 64 - name.count) + two(name.count + 2) + [2]
        return [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + [UInt8](repeating: 0, count: 504)
            + [UInt8](repeating: 0, count: 128) + entry + [UInt8](repeating: 0, count: 61)
    }

    private static func two(_ number: Int) -> [UInt8] { [UInt8(number & 255), UInt8(number >> 8)] }
    private static func four(_ number: Int) -> [UInt8] { two(number & 65_535) + two(number >> 16) }
}

/// A file as somebody sends it to a request.
package struct SentFile: Sendable {
    package var name: String
    package var content: [UInt8]

    package static func sample(_ name: String = "方案.pdf", _ content: [UInt8] = FileSample.pdf) -> SentFile {
        SentFile(name: name, content: content)
    }
}
