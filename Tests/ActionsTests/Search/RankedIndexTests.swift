import Domain
import Storage
import TestSupport
import Testing

@testable import Actions

/// The ranked index in the database: what is new, what was put together, what is no more.
struct RankedIndexTests {
    private static let subjects = ["养老补贴", "征地补偿", "加装电梯", "防汛预案", "学校招生", "医疗保险", "垃圾分类", "食品检查"]

    private static func documents(_ count: Int) -> [DocumentContent] {
        (0..<count).map { number in
            let subject = subjects[number % subjects.count]
            return .sample(
                title: "关于\(subject)的第\(number)份文件",
                body: "本市\(subject)工作的安排。编号\(number)。" + String(repeating: "内容。", count: number % 7))
        }
    }

    private func found(_ words: String, _ test: TestOffice, most: Int = 500) async throws -> [String] {
        let query = RankedQuery(words, analyser: test.office.rules.analyser, words: test.office.rules.searchWords)
        return try await test.store.read { tx in
            let lines = try test.office.register.lines(tx, on: test.office.now().day)
            return try test.office.rank(query, lines, nil, most: most, tx).map { lines.line($0.line) }.map {
                Document.ID(number: $0.id).text
            }
        }
    }

    private func counts(_ test: TestOffice) async throws -> (fresh: Int, segments: [Int]) {
        try await test.store.read { tx in
            (try RankedTable.freshCount(tx), try RankedTable.segments(tx).map(\.length))
        }
    }

    @Test(arguments: Engine.available)
    func `putting together changes nothing that is found`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            try await test.imported(Self.documents(150))
            let words = ["加装电梯", "电梯补贴", "编号 77", "第12份文件", "安排"]
            var before: [[String]] = []
            for words in words { before.append(try await found(words, test)) }
            #expect(before.allSatisfy { !$0.isEmpty })
            try await test.office.foldIndex()
            let counts = try await counts(test)
            #expect(counts.fresh == 0)
            #expect(counts.segments == [150])
            for (words, before) in zip(words, before) { #expect(try await found(words, test) == before, "\(words)") }
            #expect(try await test.office.reindex() == 150)
            for (words, before) in zip(words, before) { #expect(try await found(words, test) == before, "\(words)") }
        }
    }

    @Test(arguments: Engine.available)
    func `eight segments of a size become one, without what is gone`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            var gone: Set<String> = []
            for part in 0..<8 {
                let items = Self.documents(560).enumerated().dropFirst(part * 70).prefix(70).map {
                    ImportItem.sample(line: $0 + 1, content: $1, publishedOn: nil)
                }
                _ = try await test.office.importDocuments(
                    Array(items), into: TestOffice.Place.finance.rawValue, isDryRun: false, by: .system)
                try await test.office.foldIndex()
                if part == 3 {
                    gone = Set(try await found("工作的安排", test, most: 5))
                    for id in gone.compactMap({ Document.ID($0) }) {
                        try await test.store.write { try RankedTable.remove(id, test.office.ranked, $0) }
                    }
                }
            }
            #expect(gone.count == 5)
            #expect(try await counts(test).segments == [555])
            let all = try await found("工作的安排", test, most: 1000)
            #expect(all.count == 555)
            #expect(gone.isDisjoint(with: all))
        }
    }

    @Test(arguments: Engine.available)
    func `a new revision is found by its own words, and one that was withdrawn not at all`(engine: Engine) async throws
    {
        try await withOffice(engine) { test in
            try await test.imported(Self.documents(70))
            let id = try await test.published(.sample(title: "第一稿", body: "旧的火星移民"))
            try await test.office.foldIndex()
            #expect(try await counts(test).segments == [71])
            #expect(try await found("火星移民", test) == [id.text])
            try await test.corrected(id, to: .sample(title: "第二稿", body: "新的月球旅行", publicNote: "更正。"))
            #expect(try await found("火星移民", test) == [])
            #expect(try await found("月球旅行", test) == [id.text])
            try await test.office.withdraw(
                id, manner: .error, reason: "误。", successor: nil, expecting: nil, by: test.caller(.approver))
            #expect(try await found("月球旅行", test) == [])
            let fresh = try await counts(test).fresh
            #expect(fresh == 0)
        }
    }

    @Test(arguments: Engine.available)
    func `a question finds what says the same in the words of offices`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            try await test.imported(
                [
                    .sample(title: "保障劳动者权益的规定", body: "用人单位不得拖欠劳动报酬。"),
                    .sample(title: "老旧小区改造方案", body: "居民可以申请增设设施。"),
                ] + Self.documents(6))
            let result = try await test.office.search("老板不发工资怎么办", DocumentFilter(), by: .relevance, limit: 3)
            #expect(result.isRelaxed)
            #expect(result.items.first?.summary.title == "保障劳动者权益的规定")
            // 星 and 移 stand in many texts, and say nothing of it.
            let none = try await test.office.search("政星移民飞船", DocumentFilter(), by: .relevance, limit: 3)
            #expect(none.items.isEmpty)
        }
    }

    @Test(arguments: Engine.available)
    func `pinyin and characters that sound alike find what is meant, and it is said`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            try await test.imported(Self.documents(70))
            for isFolded in [false, true] {
                if isFolded { try await test.office.foldIndex() }
                for typed in ["yanglaobutie", "养老补帖"] {
                    let result = try await test.office.search(typed, DocumentFilter(), by: .relevance, limit: 3)
                    #expect(result.meant == "养老补贴", "\(typed)")
                    #expect(!result.isRelaxed)
                    #expect(result.items.first?.summary.title.contains("养老补贴") == true)
                }
                let right = try await test.office.search("养老补贴", DocumentFilter(), by: .relevance, limit: 3)
                #expect(right.meant == nil)
            }
        }
    }

    @Test(arguments: Engine.available)
    func `what was cut off is given up, and swept`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let page = PostingPage.sample
            let now = test.office.now()
            let left = try await test.store.write { tx in
                let left = try #require(try RankedTable.begin(at: now, until: now + .seconds(60), tx))
                #expect(try RankedTable.insert([page], in: left, until: now + .seconds(60), tx))
                return left
            }
            try await test.imported(Self.documents(70))
            try await test.office.foldIndex()
            // Somebody is at it still.
            #expect(try await counts(test).fresh == 70)
            test.clock.advance(.seconds(61))
            try await test.office.foldIndex()
            #expect(try await counts(test).segments == [70])
            let (rows, pages): (Int?, Int?) = try await test.store.read { tx in
                (
                    try tx.value("SELECT COUNT(*) AS value FROM search_segment"),
                    try tx.value("SELECT COUNT(*) AS value FROM search_page WHERE segment = \(left)")
                )
            }
            #expect(rows == 1)
            #expect(pages == 0)
            #expect(try await found("加装电梯", test).count > 0)
        }
    }

    @Test func `no number of a segment is given twice`() async throws {
        try await withOffice(.sqlite) { test in
            try await test.imported(Self.documents(70))
            try await test.office.foldIndex()
            let before = try await test.store.read { try RankedTable.segments($0).map(\.id) }
            _ = try await test.office.reindex()
            let after = try await test.store.read { try RankedTable.segments($0).map(\.id) }
            #expect(Set(before).isDisjoint(with: after))
        }
    }
}

extension PostingPage {
    fileprivate static var sample: PostingPage { [PostingPage]([DocumentWeights(terms: [1], weights: [1])])[0] }
}
