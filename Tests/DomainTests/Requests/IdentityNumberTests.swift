import Testing

@testable import Domain

struct IdentityNumberTests {
    let today: Day

    init() throws {
        today = try #require(Day(iso: "2026-11-22"))
    }

    @Test(arguments: [
        "11010519491231002X", "11010519491231002x", "34052419800101001X", "440524188001010014", "110105 19491231 002X",
        "１１０１０５１９４９１２３１００２Ｘ",
    ])
    func `a number with the right check character is one`(typed: String) throws {
        let number = try IdentityNumber(typed, today: today)
        #expect(number.text.count == 18)
    }

    @Test func `the older number has a year of two digits and no check`() throws {
        let number = try IdentityNumber("110105491231002", today: today)
        #expect(number.birthday.iso == "1949-12-31")
    }

    @Test(arguments: [
        ("340524198001010013", IdentityNumber.Fault.checkCharacter), ("34052419800101001", .length(17)),
        ("", .length(0)),
        ("34052419800230001X", .birthday), ("340524203001010013", .birthday), ("3405241980010X001X", .notDigits),
        ("一一〇一〇五一九四九一二三一〇〇二X", .notDigits), ("110105491331002", .birthday),
    ])
    func `what is none says why`(typed: String, fault: IdentityNumber.Fault) {
        #expect(throws: fault) { try IdentityNumber(typed, today: today) }
    }

    @Test func `one wrong digit is noticed`() throws {
        let right = Array("11010519491231002X")
        for place in 0..<6 {
            let digit = try #require(right[place].wholeNumberValue)
            for step in 1...9 {
                var wrong = right
                wrong[place] = Character(String((digit + step) % 10))
                #expect(throws: IdentityNumber.Fault.checkCharacter) {
                    try IdentityNumber(String(wrong), today: today)
                }
            }
        }
    }
}
