import Domain
import Foundation
import TestSupport
import Testing

@testable import Actions
@testable import Command

/// What a file still holds of what it was, and what is in its pictures, with the real programs.
struct EarlierVersionTests {
    private static let first = TinyPDF.page(
        TinyPDF.text("Compensation 500 yuan", x: 20, y: 150) + TinyPDF.text("Article 1", x: 20, y: 100))

    @Test func `what a PDF said before it was changed is told of`() async throws {
        let changed = TinyPDF.text("Compensation 300 yuan", x: 20, y: 150) + TinyPDF.text("Article 1", x: 20, y: 100)
        let reading = try await Made.reading(TinyPDF.changed(Self.first, to: changed), as: .pdf)
        let finding = try #require(reading.findings.first)
        #expect(reading.findings.count == 1)
        #expect((finding.kind, finding.severity, finding.match) == (.earlierVersion, .block, "Compensation 500 yuan"))
        #expect(reading.passages.map(\.plainText).joined().contains("300"))
        #expect(!reading.passages.map(\.plainText).joined().contains("500"))
    }

    @Test func `of three versions each tells what is gone`() async throws {
        let second = TinyPDF.changed(Self.first, to: TinyPDF.text("Compensation 400 yuan", x: 20, y: 150))
        let third = TinyPDF.changed(second, to: TinyPDF.text("Nothing", x: 20, y: 150))
        let reading = try await Made.reading(third, as: .pdf)
        #expect(
            reading.findings.map(\.match) == ["Compensation 500 yuan\nArticle 1", "Compensation 400 yuan"])
    }

    @Test func `a file that was saved again with the same words hides nothing`() async throws {
        let more =
            TinyPDF.text("Compensation 500 yuan", x: 30, y: 140) + TinyPDF.text("Article 1", x: 30, y: 100)
            + TinyPDF.text("Signed", x: 30, y: 60)
        let reading = try await Made.reading(TinyPDF.changed(Self.first, to: more), as: .pdf)
        #expect(reading.findings == [])
    }

    @Test func `what is written in the pictures of a text is read`() async throws {
        let picture = try await Made.picture(
            of: "<meta charset=\"utf-8\"><style>body { font: 30px \"Noto Serif CJK SC\" }</style><p>征地补偿安置方案</p>")
        let file = try WordSample.notice("关于公示的通知", "正文。", media: [("image1.png", picture), ("image2.emf", [1])])
        let reading = try await Made.reading(file, as: .docx)
        let text = reading.passages.last
        guard case .text(.part(.picture, 1), let words)? = text else {
            Issue.record("\(String(describing: text))")
            return
        }
        // An eye of one glance: of eight characters one may be taken for another.
        #expect("征地补偿安置方案".count { words.contains($0) } >= 7, "\(words)")
        #expect(reading.findings.map(\.excerpt) == ["image2.emf"])
        #expect(reading.findings.map(\.kind) == [.unread] && reading.findings.map(\.severity) == [.warn])
        #expect(reading.gaps == [])
    }

    @Test func `of many pictures the first are read, and the others are named`() async throws {
        let picture = try await Made.picture(of: "<p>1</p>")
        let media = (1...22).map { (name: "image\($0).png", bytes: picture) }
        let reading = try await Made.reading(WordSample.notice("关于公示的通知", "正文。", media: media), as: .docx)
        #expect(reading.findings.map(\.excerpt) == ["image21.png image22.png"])
    }

    @Test func `without the program it is said, and keeps nothing back`() async throws {
        let file = try WordSample.notice("关于公示的通知", "正文。", media: [("image1.png", FileSample.png)])
        let reading = try await Made.reading(file, as: .docx, by: .absent)
        #expect(reading.findings.map(\.excerpt) == ["tesseract"] && reading.findings.map(\.severity) == [.warn])
        #expect(reading.gaps == [])
    }
}
