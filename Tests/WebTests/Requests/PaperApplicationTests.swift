import Domain
import TestSupport
import Testing

@testable import Web

@Suite struct PaperApplicationTests {
    @Test func `the printed form asks what the pages ask, in their order`() {
        let blank = PaperApplication(fields: ApplicationFields()).table.text
        var place = blank.startIndex
        var seen: Set<String> = []
        for name in ApplicationFields.names where seen.insert(name).inserted {
            let title = ">\(label(ofField: name))</th>"
            let range = blank[place...].firstRange(of: title)
            #expect(range != nil, "\(name)")
            place = range?.upperBound ?? place
        }
        #expect(blank.contains("□公民　□商业企业"))
        #expect(!blank.contains("■"))
    }

    @Test func `an application on paper says what was handed in, and reads back as the same`() throws {
        let form = ApplicationForm.sample()
        let fields = ApplicationFields(form)
        let table = PaperApplication(fields: fields).table.text
        for words in ["赵大勇", "11010519491231002X", "■公民", "■居民身份证", "■自己申请", "■电子文档", "■自己来取"] {
            #expect(table.contains(words), "\(words)")
        }
        #expect(fields.read(on: day(2026, 3, 10)).form == form)
    }

    @Test func `the way of a request tells the days that the program counts with`() async throws {
        try await withSite { site in
            let page = try await site.browser().ask("/requests/process")
            for words in ["20个工作日内", "7个工作日内一次性告知", "第三方有15个工作日", "30日内缴纳"] {
                #expect(page.text.contains(words), "\(words)")
            }
        }
    }
}
