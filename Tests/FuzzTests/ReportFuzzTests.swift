import Actions
import Domain
import TestSupport
import Testing

/// Anybody's report, in any shape, as anybody damages it.
@Suite struct ReportFuzzTests {
    private static let samples: [String] = {
        var random = SeededRandom(seed: 80)
        return ReportFormat.allCases.flatMap { format in
            var sheet = ReportSheet(.right(format, using: &random))
            sheet.title = "阳光县2025年政府信息公开工作年度报告"
            sheet.overview = ["2025年，新收政府信息公开申请12件，上年结转3件，予以公开4件，占总数27.8%；行政复议3件，结果维持1件。"]
            sheet.other = ["发出收费通知2件，总金额380元，实际收取0.038万元。"]
            return [
                sheet.html, ReportJSON.write(sheet.content),
                String(decoding: ReportCSV.write(sheet.content).bytes, as: UTF8.self),
            ] + ReportSheet.Layout.allCases.map(sheet.text)
        }
    }()

    @Test func `whatever is sent is read, checked and written again without a crash`() {
        Fuzz.bytes(Self.samples.map { Array($0.utf8) }) { bytes in
            let reading = ReportFile.read(bytes)
            _ =
                ReportCheck(reading.content, previous: reading.content, units: [reading.content, reading.content])
                .verdict
            return ReportJSON.read(ReportJSON.write(reading.content)).content.tables == reading.content.tables
        }
    }

    @Test func `a long text does not take the square of its time`() {
        Fuzz.long(Self.samples + ["[", "{\"a\":", "<table><tr><td>", "1 ", "1234件，", "一、总体情况\n", "\"\"", "\n,"]) {
            _ = ReportCheck(ReportFile.read(Array($0.utf8)).content).verdict
        }
    }

    @Test func `a number is read exactly, or refused`() {
        Fuzz.texts(["3119", "３，１１９", "-5", "96171.6", "—", "0.000001", "1,234,567.89万元"]) { text in
            let value = try? ReportNumber.read(text, in: .tenThousands)
            guard let value else { return true }
            return abs(value) <= ReportNumber.mostFen
                && (try? ReportNumber.read(ReportMoney.tenThousands(value), in: .tenThousands)) == value
        }
    }
}
