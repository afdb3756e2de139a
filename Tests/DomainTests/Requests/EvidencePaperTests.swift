import Testing

@testable import Domain

struct EvidencePaperTests {
    private func events(_ happenings: RequestEvent.Happening...) -> [RequestEvent] {
        happenings.enumerated().map { index, happening in
            RequestEvent(
                instant: Instant(milliseconds: 0), actor: nil, day: Day(number: 20_000 + index), happening: happening)
        }
    }

    private func letter(_ kind: RequestLetter.Kind) -> RequestLetter {
        RequestLetter(
            kind: kind, number: "1", title: "", addressee: "", paragraphs: [], organ: "", day: "", position: 1)
    }

    @Test func `papers stand in the order in which a court reads them, not in that in which they came`() {
        let draft = AnswerDraft(
            outcome: .notHeld, articles: [RegulationArticle(36, item: 4)], parts: [.reasons: "没有。"])
        let events = events(
            .submitted(.counter), .received,
            .searched(SearchRecord(places: "档案室", words: "东湾村", searcher: "周敏", found: "")),
            .noted, .drafted(draft), .signed(.approval), .extended(workingDays: 10), .answered(.notHeld),
            .delivered(.post))
        let papers = EvidencePaper.all(
            events, RequestCase(events), [letter(.answer), letter(.receipt), letter(.extensionNotice)])
        #expect(
            papers.map(\.kind) == [
                .application, .receipt, .receipt, .extension, .extension, .search, .approval, .answer, .delivery, .law,
            ])
        #expect(papers.last?.content == .law([RegulationArticle(36, item: 4)], other: ""))
    }

    @Test func `what the workers told each other is no evidence`() {
        let events = events(.submitted(.counter), .noted, .assigned(Person.ID(number: 1)))
        let papers = EvidencePaper.all(events, RequestCase(events), [])
        #expect(papers.map(\.kind) == [.application, .receipt])
    }
}
