import Domain

/// What somebody wants covered, as it was typed or drawn.
struct RedactionForm: Sendable {
    let marks: [RedactionMark]

    /// Parts of a hundred of the page, as people measure on its edge.
    private static let sides = ["left", "top", "right", "bottom"]

    /// - Throws: `Invalid` at the field.
    init(_ form: Form) throws {
        guard let ground = RedactionGround(rawValue: form.raw("ground")) else {
            throw Invalid([Issue("ground", .missing)])
        }
        if form.raw("kind") == "area" {
            marks = [try Self.area(form, ground)]
        } else {
            let words = form.all("words").filter { !$0.allSatisfy(\.isWhitespace) }
            if words.isEmpty { throw Invalid([Issue("words", .missing)]) }
            marks = try words.map { words in
                guard let mark = RedactionMark(.everywhere(words), on: ground) else {
                    throw Invalid([Issue("words", .tooShort(least: RedactionMark.fewest))])
                }
                return mark
            }
        }
    }

    private static func area(_ form: Form, _ ground: RedactionGround) throws -> RedactionMark {
        let numbers = sides.map { Double(form.raw($0)) }
        let missing = zip(sides, numbers).filter { $1.map { !(0...100).contains($0) } ?? true }.map(\.0)
        if !missing.isEmpty { throw Invalid(missing.map { Issue($0, .malformed(expected: "0–100")) }) }
        let parts = numbers.map { ($0 ?? 0) / 100 }
        guard let area = PageArea((parts[0], parts[1]), (parts[2], parts[3])),
            let page = Int(form.raw("page")), page > 0,
            let mark = RedactionMark(.area(page: page, area), on: ground)
        else { throw Invalid([Issue("right", .malformed(expected: "0–100"))]) }
        return mark
    }
}
