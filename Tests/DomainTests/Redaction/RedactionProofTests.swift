import Testing

@testable import Domain

struct RedactionProofTests {
    private func proof(
        _ words: [String] = [], removed: Set<String> = [], _ text: String,
        _ layer: RedactionProof.Remain.Layer = .text
    ) -> RedactionProof {
        let marks = words.compactMap { RedactionMark(.everywhere($0), on: .privacy) }
        var proof = RedactionProof()
        proof.bars = 1
        RedactionSearch(marks, removed: removed).search(text, layer, page: 2, &proof)
        return proof
    }

    @Test func `what should be gone and is not keeps the new file from the place of the old one`() {
        let failed = proof(["110101199003070011"], "身份证号 110101 1990 0307 0011")
        #expect(failed.failures == [.init(words: "110101199003070011", layer: .text, page: 2)])
        #expect(!failed.isPassed)
        #expect(proof(["110101199003070011"], "身份证号").isPassed)
    }

    @Test func `what was covered in one place only may stand in another, and is told`() {
        let told = proof(removed: ["张三", "的"], "张三的地")
        #expect(told.elsewhere == [.init(words: "张三", layer: .text, page: 2)])
        #expect(told.isPassed)
    }

    @Test func `what a bar says is no remainder`() {
        #expect(proof(["个人隐私"], "申请人 个人隐私 条例第十五条 电话").isPassed)
        #expect(!proof(["个人隐私"], "涉及个人隐私").isPassed)
        // What stands on both sides of a bar does not grow together.
        #expect(proof(["张三"], "张个人隐私 条例第十五条三").isPassed)
    }

    @Test func `words that stand nowhere are not proven gone`() {
        var proof = proof(["张三"], "")
        proof.missing = ["张三"]
        #expect(!proof.isPassed)
    }

    @Test func `without a bar there is nothing to prove`() {
        #expect(!RedactionProof().isPassed)
    }

    @Test func `one letter is too little to search`() {
        #expect(RedactionMark(.everywhere("张 "), on: .privacy) == nil)
        #expect(RedactionMark(.everywhere("张三"), on: .privacy) != nil)
    }
}
