import Testing

@testable import Domain

struct CardRuleTests {
    @Test(arguments: [
        "6222021234567890128", "6225768888888888", "6222 0212 3456 7890 128", "6217-0012-3456-7890-122",
        "６２２５７６８８８８８８８８８８",
        "6225 7688 8888 8888",
    ])
    func `a card is found however it is written`(card: String) {
        for text in ["补贴打入一卡通\(card)。", "张三 \(card)", "卡号：\(card)"] {
            #expect(GuardSamples.findings(text).told == ["bank-card block \(card)"], "\(text)")
        }
    }

    @Test(arguments: [
        // Luhn, prefix, length.
        "6222021234567890123", "1234567890123452", "62220212345678901",
        "6222***********0128", "订单编号6222021234567890128", "合同编号：6225768888888888", "共6225768888888888元",
        "X6225768888888888",
        // What law or custom wants public: where bidders and payers send money.
        "户名：阳光县财政局国库，开户行：农业银行，账号：6222021234567890128", "保证金汇入：阳光县公共资源交易中心，账号6225768888888888",
        "收款单位：江南建设有限公司\n账号：6225768888888888",
    ])
    func `what is none, or is of an organisation, is no alarm`(text: String) {
        #expect(GuardSamples.findings("情况：\(text)").told == [])
    }

    @Test func `a person's account at a bank that is named is one`() {
        #expect(
            GuardSamples.findings("户主李大海，开户行：农业银行，本人账号：6222021234567890128").told == [
                "bank-card block 6222021234567890128"
            ])
    }

    @Test func `prefixes come as a list with ranges`() {
        let cards = CardPrefixes(parsing: "# comment\n622202\n621700-621702\n62451804\nnonsense\n")
        #expect(cards.begin("6222021234567890128"))
        #expect(cards.begin("6217010000000000"))
        #expect(cards.begin("6245180400000000"))
        #expect(!cards.begin("6245180500000000"))
        #expect(!cards.begin("6217030000000000"))
    }
}
