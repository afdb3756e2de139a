import Testing

@testable import Actions

struct SearchTermsTests {
    @Test func `PostgreSQL is given each term once, in the order of bytes, with all its positions`() {
        let terms = SearchTerms(title: "预算 算", numbers: "", body: "预算 a 中华人民共和国 中华人民 预算")
        #expect(
            terms.tsvector
                == " a:8 §算:4 §预算:3 中华人民:10 中华人民共和国:9 算:2 预算:1,7,11")
        #expect(SearchTerms(title: "", numbers: "", body: "").tsvector == "")
    }
}
