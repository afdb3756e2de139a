import Domain
import Testing

struct DocumentChecksTests {
    private let today: Day
    private let classification = Classification(
        topics: [Topic(code: "02", name: "综合政务", children: [Topic(code: "0201", name: "政务公开")])],
        genres: [Genre(code: "notice", name: "通知", isStatutory: true)])

    init() throws {
        today = try #require(Day(2026, 3, 10))
    }

    private func complete(_ change: (inout DocumentContent) -> Void = { _ in }) -> DocumentContent {
        var content = DocumentContent(
            title: "通知", issuer: "财政局", signedOn: today + -8, catalogueRow: "20-01", topic: "0201", genre: "notice",
            body: RichText([.paragraph(RichText.Paragraph(RichText.Inlines("正文。")))]))
        change(&content)
        return content
    }

    private func issues(_ content: DocumentContent, isCorrection: Bool = false) -> [Domain.Issue] {
        content.issuesOfSubmission(on: today, classification: classification, isCorrection: isCorrection)
    }

    @Test func `a complete document has no issue`() {
        #expect(issues(complete()) == [])
        #expect(issues(complete { $0.topic = "02" }) == [])
        #expect(issues(complete { $0.publicNote = "更正。" }, isCorrection: true) == [])
    }

    @Test func `signed today is not in the future, tomorrow is`() {
        #expect(issues(complete { $0.signedOn = today }) == [])
        #expect(issues(complete { $0.signedOn = today.next }) == [Issue("signedOn", .dateInFuture)])
        #expect(issues(complete { $0.formedOn = today.next }) == [Issue("formedOn", .dateInFuture)])
        #expect(issues(complete { $0.effectiveOn = today + 400 }) == [])
    }

    @Test func `validity ends after it begins`() {
        #expect(
            issues(complete { $0.expiresOn = today + -9 }) == [Issue("expiresOn", .dateBefore(field: "signedOn"))])
        #expect(
            issues(
                complete {
                    $0.effectiveOn = today + 5
                    $0.expiresOn = today + 4
                }) == [Issue("expiresOn", .dateBefore(field: "effectiveOn"))])
        #expect(
            issues(
                complete {
                    $0.effectiveOn = today + 5
                    $0.expiresOn = today + 5
                }) == [])
    }

    @Test func `what is not proactive needs a reason, and a ground that the law allows for it`() {
        #expect(
            issues(
                complete {
                    $0.attribute = .withheld
                    $0.catalogueRow = nil
                }) == [Issue("attributeReason", .missing), Issue("attributeGround", .missing)])
        for ground in WithholdingGround.allCases {
            for attribute in [DisclosureAttribute.onRequest, .withheld] {
                let content = complete {
                    $0.attribute = attribute
                    $0.attributeReason = "理由。"
                    $0.attributeGround = ground
                }
                // Art 13: only what concerns few people is left to requests.
                let isAllowed = (ground == .concernsFew) == (attribute == .onRequest)
                #expect(issues(content) == (isAllowed ? [] : [Issue("attributeGround", .notAllowed)]))
            }
        }
    }

    @Test func `texts have an end and hold no NUL`() {
        let long = complete {
            $0.title = String(repeating: "长", count: 201)
            $0.summary = String(repeating: "长", count: 1001)
            $0.keywords = Array(repeating: "词", count: 21)
            $0.issuer = "财政\0局"
        }
        #expect(
            issues(long) == [
                Issue("title", .tooLong(limit: 200)), Issue("summary", .tooLong(limit: 1000)),
                Issue("issuer", .notAllowed), Issue("keywords", .tooMany(limit: 20)),
            ])
        let word = complete { $0.keywords = [String(repeating: "词", count: 31)] }
        #expect(issues(word) == [Issue("keywords", .tooLong(limit: 30))])
    }

    @Test func `a source is an address of the web`() {
        for address in ["javascript:alert(1)", "www.gov.cn", "ftp://gov.cn", "//gov.cn"] {
            #expect(issues(complete { $0.sourceAddress = address }).map(\.field) == ["sourceAddress"], "\(address)")
        }
        #expect(issues(complete { $0.sourceAddress = "https://www.gov.cn/" }) == [])
    }
}

struct ValidityTests {
    @Test(
        arguments: [
            (nil, nil, nil, Validity.inForce), (nil, 10, nil, .inForce), (nil, 11, nil, .notYetInForce),
            (nil, nil, 10, .inForce),
            (nil, nil, 9, .expired), (.amended, nil, nil, .amended), (.amended, 11, nil, .notYetInForce),
            (.amended, nil, 9, .expired), (.expired, nil, 20, .expired), (.repealed, 11, 9, .repealed),
        ] as [(Validity.Decided?, Int?, Int?, Validity)])
    func `validity is what somebody decided, or what the dates say today`(
        decided: Validity.Decided?, effectiveOn: Int?, expiresOn: Int?, expected: Validity
    ) {
        let validity = Validity.on(
            Day(number: 10), effectiveOn: effectiveOn.map { Day(number: $0) },
            expiresOn: expiresOn.map { Day(number: $0) },
            decided: decided)
        #expect(validity == expected)
    }
}
