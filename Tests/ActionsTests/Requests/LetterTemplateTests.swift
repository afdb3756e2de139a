import Actions
import Domain
import Storage
import TestSupport
import Testing

struct LetterTemplateTests {
    private static let ours = "我局受理回执\n收到您的申请（{number}）。"

    @Test(arguments: Engine.available)
    func `letters are written with the text of the organ, of the nearest above it, or of the program`(
        engine: Engine
    ) async throws {
        try await withOffice(engine) { test in
            #expect(try await test.title(.finance) == "政府信息公开申请受理回执")
            try await test.write("全市受理回执\n收到{number}。", in: .city)
            #expect(try await test.title(.finance) == "全市受理回执")
            let first = try await test.registered()
            try await test.write(Self.ours, in: .finance)
            #expect(try await test.title(.finance) == "我局受理回执")
            #expect(try await test.title(.education) == "全市受理回执")
            let desk = try await test.deskRequest(test.registered())
            #expect(desk.letters[0].paragraphs == ["收到您的申请（\(desk.request.number.text)）。"])
            // What is written stays.
            #expect(try await test.deskRequest(first).letters[0].title == "全市受理回执")
            try await test.office.restoreLetterTemplate(
                "receipt", of: "finance", expecting: nil, by: test.caller(.opennessOffice))
            #expect(try await test.title(.finance) == "全市受理回执")
            #expect(try await test.office.check().findings == [])
        }
    }

    @Test(arguments: Engine.available)
    func `every version is kept, and nobody writes over what they did not see`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            try await test.write(Self.ours, in: .finance, expecting: 0)
            await #expect(throws: Stale.self) { try await test.write("别的\n字。", in: .finance, expecting: 0) }
            try await test.write("别的\n字。", in: .finance, expecting: 1)
            let record = try await test.office.letterTemplate(
                "receipt", of: "finance", by: test.caller(.opennessOffice))
            #expect(record.isOwn)
            #expect(record.versions.map(\.words) == ["别的\n字。", Self.ours])
            #expect(record.versions.map(\.personName) == ["市财政局openness-office", "市财政局openness-office"])
            await #expect(throws: StoreError.self) {
                try await test.store.write { try $0.run("DELETE FROM letter_template") }
            }
        }
    }

    @Test(arguments: Engine.available)
    func `what is not right is refused, and who may not write the guide may not write letters`(
        engine: Engine
    ) async throws {
        try await withOffice(engine) { test in
            await #expect(throws: Invalid([Issue("letterText", .unknownPlace("nobody", line: 2))])) {
                try await test.write("标题\n{nobody}", in: .finance)
            }
            await #expect(throws: NotFound.self) {
                try await test.office.writeLetterTemplate(
                    "nothing", of: "finance", words: "x", expecting: nil, by: test.caller(.opennessOffice))
            }
            for (role, place) in [(Role.requestOfficer, TestOffice.Place.finance), (.opennessOffice, .education)] {
                await #expect(throws: Forbidden.self) {
                    try await test.office.writeLetterTemplate(
                        "receipt", of: "finance", words: Self.ours, expecting: nil, by: test.caller(role, in: place))
                }
            }
        }
    }

    @Test(arguments: Engine.available)
    func `an organ with a mark of its own numbers with it, and the order goes on`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            #expect(try await test.receipt().receipt.number == "市财政局申〔2026〕1号")
            try await test.mark("阳财", .finance)
            let (id, receipt) = try await test.receipt()
            #expect(receipt.number == "阳财申〔2026〕2号")
            #expect(try await test.deskRequest(id).letters.map(\.number) == ["阳财公受〔2026〕2号"])
            #expect(try await test.tracked(receipt).request.id == id)
            for taken in ["阳财", "市财政局"] {
                await #expect(throws: Invalid([Issue("mark", .taken(by: "阳光市财政局"))])) {
                    try await test.mark(taken, .education)
                }
            }
            await #expect(throws: Invalid([Issue("mark", .malformed(expected: "几个汉字，例如阳财"))])) {
                try await test.mark("阳财〔1〕", .finance)
            }
            #expect(try await test.office.check().findings == [])
        }
    }
}

extension TestOffice {
    fileprivate func write(_ words: String, in place: Place, expecting version: Int? = nil) async throws {
        try await office.writeLetterTemplate(
            "receipt", of: place.rawValue, words: words, expecting: version, by: caller(.opennessOffice, in: place))
    }

    /// The title of a receipt that is written now.
    fileprivate func title(_ place: Place) async throws -> String? {
        try await deskRequest(registered(in: place), in: place).letters.first?.title
    }

    fileprivate func mark(_ mark: String, _ place: Place) async throws {
        let profile = OpennessProfile(
            classification: "按主题分类。", access: "网站。", officeName: "办公室", address: "人民路1号", hours: "工作日",
            phone: "0000-0000101", mark: mark)
        try await office.writeProfile(profile, of: place.rawValue, by: caller(.opennessOffice, in: place))
    }
}
