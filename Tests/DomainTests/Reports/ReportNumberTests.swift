import Domain
import Testing

@Suite struct ReportNumberTests {
    @Test(arguments: [
        ("0", 0), ("3119", 3119), (" 3119 ", 3119), ("３１１９", 3119), ("3,119", 3119), ("３，１１９", 3119),
        ("1,234,567", 1_234_567), ("3 119", 3119), ("3　119", 3119), ("12件", 12), ("007", 7), ("+5", 5),
        ("\u{200B}8\u{FEFF}", 8),
        ("—", 0), ("－", 0), ("-", 0), ("/", 0), ("——", 0), ("无", 0), ("-5", -5), ("－５", -5), ("−5", -5),
        ("1000000000000", 1_000_000_000_000),
    ])
    func `a count is read as people write it`(text: String, value: Int) throws {
        #expect(try ReportNumber.read(text, in: .count) == value)
    }

    @Test(arguments: [
        ("316441", 316_441_000_000), ("96171.6", 96_171_600_000), ("4068.208", 4_068_208_000), ("0.000001", 1),
        ("1.2000000", 1_200_000), ("-0.5", -500_000), ("3940元", 394_000), ("12万元", 12_000_000),
        ("1,000.5", 1_000_500_000),
    ])
    func `money is kept to the fen`(text: String, fen: Int) throws {
        #expect(try ReportNumber.read(text, in: .tenThousands) == fen)
    }

    @Test func `an empty cell is missing, and not nought`() throws {
        for text in ["", " ", "　", "\n", "\u{200B}"] { #expect(try ReportNumber.read(text, in: .count) == nil) }
    }

    @Test(arguments: [
        ("十二", ReportNumber.Problem.notANumber), ("12.5", .fraction), ("12.0", .fraction), ("12,34", .separators),
        (",123", .separators), ("1000000000001", .tooLarge), ("99999999999999999999999999", .tooLarge),
        ("1e3", .notANumber),
        ("见附件", .notANumber), ("12\n13", .notANumber), ("12.", .notANumber), ("(5)", .notANumber), ("٣", .notANumber),
        ("1/2", .notANumber), ("--5", .notANumber), ("---", .notANumber), ("5%", .notANumber), ("约5", .notANumber),
    ])
    func `what is no count is refused with its reason`(text: String, problem: ReportNumber.Problem) {
        #expect(throws: problem) { try ReportNumber.read(text, in: .count) }
    }

    @Test func `money has six decimals of 万元, two of 元, and an end`() {
        #expect(throws: ReportNumber.Problem.decimals(most: 6)) {
            try ReportNumber.read("0.0000001", in: .tenThousands)
        }
        #expect(throws: ReportNumber.Problem.decimals(most: 2)) { try ReportNumber.read("0.001", in: .yuan) }
        #expect(throws: ReportNumber.Problem.tooLarge) { try ReportNumber.read("1000000001", in: .tenThousands) }
        #expect(throws: ReportNumber.Problem.tooLarge) { try ReportNumber.read("9999999999999999999", in: .yuan) }
    }
}
