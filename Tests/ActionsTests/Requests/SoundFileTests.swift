import Domain
import TestSupport
import Testing

struct SoundFileTests {
    @Test(arguments: FileSample.sound.indices)
    func `a file of a kind that is taken is taken under its name`(index: Int) throws {
        let (name, content) = FileSample.sound[index]
        let file = try SoundFile(name: name, content: content)
        #expect(file.size == content.count)
        #expect(file.name.hasSuffix(".\(name.split(separator: ".")[1].lowercased())"))
    }

    @Test(arguments: FileType.allCases)
    func `nothing that runs is taken under any name`(type: FileType) {
        for content in FileSample.harmful {
            for ending in type.endings {
                #expect(throws: FileFault.self) { try SoundFile(name: "a.\(ending)", content: content) }
            }
        }
    }

    @Test func `each refusal says what it is about`() {
        expect(.empty, "方案.pdf", [])
        expect(.tooLarge(limit: 20 << 20), "方案.pdf", FileSample.pdf + [UInt8](repeating: 0, count: 20 << 20))
        expect(.notAllowed(ending: "exe"), "方案.pdf.exe", FileSample.pdf)
        expect(.notAllowed(ending: "exe"), "方案.exe. ", FileSample.windowsProgram)
        // Shown as “案exe.pdf” by what follows the turn.
        expect(.notAllowed(ending: "exe"), "案\u{202E}fdp.exe", FileSample.windowsProgram)
        expect(.notAllowed(ending: "docm"), "申请.docm", FileSample.macros)
        expect(.notAllowed(ending: "svg"), "图.svg", FileSample.picture)
        expect(.notAllowed(ending: ""), "方案", FileSample.pdf)
        expect(.notAllowed(ending: ""), "", FileSample.pdf)
        expect(.notAsNamed(.pdf, .program), "方案.pdf", FileSample.windowsProgram)
        expect(.notAsNamed(.pdf, .program), "方案.pdf", FileSample.program)
        expect(.notAsNamed(.text, .script), "说明.txt", FileSample.script)
        expect(.notAsNamed(.pdf, .webPage), "方案.pdf", FileSample.page)
        expect(.notAsNamed(.text, .webPage), "说明.txt", FileSample.picture)
        expect(.notAsNamed(.pdf, .picture), "方案.pdf", FileSample.png)
        expect(.notAsNamed(.jpeg, .pdf), "方案.jpg", FileSample.pdf)
        expect(.notAsNamed(.docx, .archive), "申请.docx", FileSample.archive)
        expect(.notAsNamed(.docx, .program), "申请.docx", FileSample.java)
        expect(.notAsNamed(.docx, .office), "申请.docx", FileSample.xlsx)
        expect(.notAsNamed(.xls, .office), "表.xls", FileSample.doc)
        expect(.notAsNamed(.text, .unknown), "说明.txt", [0xFF, 0xFE, 0x41, 0])
    }

    private func expect(_ fault: FileFault, _ name: String, _ content: [UInt8]) {
        #expect(throws: fault) { try SoundFile(name: name, content: content) }
    }

    @Test(arguments: [
        ("方案.pdf", "方案.pdf"), ("C:\\文件\\方案.PDF", "方案.pdf"), ("../../etc/方案.pdf", "方案.pdf"),
        ("a\u{0}b\r\nc.pdf", "abc.pdf"), ("  ..方案 .pdf", "方案.pdf"), (".pdf", "文件.pdf"), ("/.pdf", "文件.pdf"),
        ("a<b>\"c\"|d?*:.pdf", "a_b__c__d___.pdf"), ("e\u{301}.pdf", "e\u{301}.pdf"), ("年.度.预算.pdf", "年.度.预算.pdf"),
    ])
    func `a name leads nowhere else, and what is harmless is put right`(sent: String, kept: String) {
        #expect(FileName(sent).text == kept)
    }

    @Test func `a long name is cut before its ending`() {
        let name = FileName(String(repeating: "长", count: 5000) + ".pdf")
        #expect(name.text == String(repeating: "长", count: 80) + ".pdf")
        #expect(name.ending == "pdf")
    }

    @Test func `an application has five files and fifty megabytes`() throws {
        let file = RequestFile(position: 1, kind: .attachment, name: "a.pdf", type: .pdf, size: 20 << 20, hash: "")
        try [file, file].checkRoom(for: 10 << 20)
        #expect(throws: FileFault.tooMuch(limit: 50 << 20)) { try [file, file].checkRoom(for: (10 << 20) + 1) }
        var small = file
        small.size = 1
        #expect(throws: FileFault.tooMany(limit: 5)) {
            try [RequestFile](repeating: small, count: 5).checkRoom(for: 1)
        }
    }
}
