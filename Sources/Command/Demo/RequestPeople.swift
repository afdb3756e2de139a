import Domain

/// Applicants who do not exist, and what they ask for.
enum RequestPeople {
    static func person(using random: inout some RandomNumberGenerator) -> ApplicationForm {
        let name = [surnames, givenNames].map { $0.randomElement(using: &random) ?? "" }.joined()
        let wanted = [places, years, matters].map { $0.randomElement(using: &random) ?? "" }.joined()
        return ApplicationForm(
            applicant: Applicant(
                kind: .citizen, name: name,
                identification: .init(.identityCard, number: identityNumber(using: &random)),
                phone: "139000\(Int.random(in: 10000...99999, using: &random))"),
            wanted: WantedInformation(description: wanted, form: .electronic, way: .pickUp))
    }

    /// With a check character that is right (GB 11643-1999).
    private static func identityNumber(using random: inout some RandomNumberGenerator) -> String {
        let year = Int.random(in: 1950...2005, using: &random)
        let rest = Int.random(in: 10_010...12_289, using: &random)
        let sequence = Int.random(in: 100...999, using: &random)
        let month = rest / 1000 % 12 + 1
        let day = rest % 28 + 1
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
        let digits = "341701\(year)\(two(month))\(two(day))\(sequence)"
        let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
        let sum = zip(digits.utf8, weights).reduce(0) { $0 + Int($1.0 - 48) * $1.1 }
        return digits + String(Array("10X98765432")[sum % 11])
    }

    private static let surnames = ["赵", "钱", "孙", "李", "周", "吴", "郑", "王", "冯", "陈", "褚", "卫"]
    private static let givenNames = ["大勇", "秀兰", "志强", "桂芳", "子轩", "建国", "雨晴", "伟", "敏", "静"]
    private static let places = ["柳溪镇东湾村", "石桥街道人民路", "和平镇", "城关镇", "阳光新区", "全市"]
    private static let years = ["2019年", "2021年", "2023年", "2024年", "2025年"]
    private static let matters = [
        "征地补偿安置方案", "国有建设用地供应计划", "宅基地审批台账", "土地征收成片开发方案的批复", "农村公路修建的立项批复", "危房改造补助发放情况",
        "学校新建工程的规划许可", "河道采砂许可的审批材料",
    ]
}
