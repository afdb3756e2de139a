import Actions
import Domain
import TestSupport
import Testing

/// Signing one after the other.
@Suite struct NextDocumentTests {
    @Test func `whoever signs goes on with what waits below, and after the last with the first`() async throws {
        try await withSite { site in
            let ids = try await site.threeToCheck()
            let checker = try await site.browser(.checker)
            for (id, next) in [(ids[1], ids[2]), (ids[2], ids[0])] {
                let form = try await checker.form("/desk/documents/\(id)", "/decision")
                let page = try await checker.send(form, [("decision", "sign"), ("then", "next")])
                #expect(page.path.hasPrefix("/desk/documents/\(next)"))
                #expect(page.text.contains("已经签署。"))
                #expect(page.text.contains("href=\"/desk/documents/\(id)\""), "the one that was signed is named")
            }
            let last = try await checker.ask("/desk/documents/\(ids[0])")
            #expect(!last.text.contains("提交，看下一件"))
        }
    }

    @Test func `whoever stays is told how many wait and led to the most urgent`() async throws {
        try await withSite { site in
            let ids = try await site.threeToCheck()
            let checker = try await site.browser(.checker)
            let form = try await checker.form("/desk/documents/\(ids[1])", "/decision")
            let page = try await checker.send(form, [("decision", "sign")])
            #expect(page.path.hasPrefix("/desk/documents/\(ids[1])"))
            #expect(page.text.contains("<a href=\"/desk/documents/\(ids[0])\">看下一件（还有2件等您签）</a>"))
        }
    }

    @Test func `nothing is skipped where the opinion is missing`() async throws {
        try await withSite { site in
            let ids = try await site.threeToCheck()
            let checker = try await site.browser(.checker)
            let form = try await checker.form("/desk/documents/\(ids[0])", "/decision")
            let page = try await checker.send(form, [("decision", "return"), ("then", "next")])
            #expect(page.status == 422)
            #expect(page.form("/desk/documents/\(ids[0])/decision") != nil)
        }
    }

    @Test func `the form of a new document begins with what the last one had`() async throws {
        try await withSite { site in
            _ = try await site.office.published(.sample(documentNumber: "阳财发〔2026〕7号"))
            let officer = try await site.browser(.informationOfficer)
            let form = try await officer.form("/desk/documents/new", "/desk/documents")
            #expect(form["documentNumber"] == "阳财发〔2026〕8号")
            #expect(form["signedOn"] == "2026-03-10")
            #expect(form["catalogueRow"] == "20-01")
            #expect(form["genre"] == "notice")
            #expect(form["title"] == "")
        }
    }
}

extension DeskVisit {
    /// In the order of the list of what is to be done.
    fileprivate func threeToCheck() async throws -> [Document.ID] {
        var ids: [Document.ID] = []
        for title in ["甲", "乙", "丙"] { ids.append(try await office.submitted(.sample(title: title))) }
        return ids.sorted()
    }
}
