import Domain
import TestSupport
import Testing

@Suite struct ReportTextTests {
    private func sheet(_ format: ReportFormat, _ random: inout SeededRandom) -> ReportSheet {
        var sheet = ReportSheet(.right(format, using: &random))
        sheet.title = "阳光县\(sheet.content.year ?? 0)年政府信息公开工作年度报告"
        sheet.overview = ["一是加强领导。共培训3次，40人参加。", "（一）主动公开。发布信息120条。"]
        return sheet
    }

    @Test(arguments: ReportSheet.Layout.allCases)
    func `a report that was copied as text is read whole`(layout: ReportSheet.Layout) {
        var random = SeededRandom(seed: 51)
        for number in 0..<100 {
            var sheet = sheet(ReportFormat.allCases[number % 2], &random)
            sheet.hasDashes = number % 3 == 0
            sheet.hasSeparators = number % 5 == 0
            sheet.isFullWidth = number % 7 == 0
            let reading = ReportReader.read(ReportSource(plainText: sheet.text(layout)))
            #expect(reading.faults == [])
            #expect(reading.content.tables == sheet.content.tables)
            #expect(reading.content.format == sheet.content.format)
            #expect(reading.content.year == sheet.content.year)
            #expect(reading.content.title == sheet.title)
            #expect(ReportCheck(reading.content).verdict.findings == [])
        }
    }

    @Test func `page numbers and ends of pages are no figures`() {
        var random = SeededRandom(seed: 52)
        let sheet = sheet(.revised2021, &random)
        for layout in [ReportSheet.Layout.rows, .paper] {
            let lines = sheet.text(layout).split(separator: "\n", omittingEmptySubsequences: false)
            var paged = ""
            for (number, line) in lines.enumerated() {
                paged += line + "\n"
                if number % 20 == 19 {
                    paged += number % 40 == 19 ? "— \(number / 20) —\n\u{C}" : "         \(number / 20)\n\u{C}"
                }
            }
            let reading = ReportReader.read(ReportSource(plainText: paged))
            #expect(reading.faults == [])
            #expect(reading.content.tables == sheet.content.tables)
        }
    }

    @Test func `figures that pdftotext moved to another place are not read by their order`() {
        var random = SeededRandom(seed: 55)
        for number in 0..<60 {
            let sheet = sheet(ReportFormat.allCases[number % 2], &random)
            var lines = sheet.text(.cells).split(separator: "\n").map(String.init)
            guard let start = lines.firstIndex(where: { $0.contains("本年新收") }),
                let end = lines.firstIndex(where: { $0.contains("行政诉讼情况") })
            else { continue }
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                let line = lines.remove(at: Int.random(in: start..<end, using: &random))
                lines.insert(line, at: Int.random(in: start..<end, using: &random))
            }
            let reading = ReportReader.read(ReportSource(plainText: lines.joined(separator: "\n")))
            #expect(ReportCheck(reading.content).verdict.findings == [], "\(number)")
        }
    }

    @Test func `a figure that is missing in the text is named with its row`() {
        var random = SeededRandom(seed: 53)
        var sheet = sheet(.revised2021, &random)
        let cell = ReportCell.request(.outcome(.repeated), .of(.research))
        sheet.content.tables[cell] = nil
        let reading = ReportReader.read(ReportSource(plainText: sheet.text(.rows)))
        #expect(reading.faults.map(\.place) == [.row(.request(.outcome(.repeated), .of(.citizen)))])
        #expect(reading.faults.map(\.problem) == [.figures(expected: 7, found: 6)])
        #expect(ReportCheck(reading.content).verdict.findings == [])
    }

    @Test func `a list of contents is not the report`() {
        var random = SeededRandom(seed: 54)
        let sheet = sheet(.revised2021, &random)
        let contents = ReportSection.allCases.map(\.heading).joined(separator: "\n")
        let reading = ReportReader.read(ReportSource(plainText: contents + "\n\n" + sheet.text(.rows)))
        #expect(reading.content.tables == sheet.content.tables)
    }

    @Test func `of a text that is no report nothing is read, and that is said`() {
        for text in ["", "今天天气很好。", "一、总体情况\n二、主动公开政府信息情况"] {
            let reading = ReportReader.read(ReportSource(plainText: text))
            #expect(reading.faults == [ReportReadingFault(.report, .nothing)])
        }
    }
}
