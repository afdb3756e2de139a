extension DocumentNumber {
    /// The number that comes next in this number's series: one more than the highest of the year, and the first of a new
    /// year. Orders count on through the years (国务院令第711号). Nil where no series can be told from its shape.
    package func next(in year: Int, after taken: [DocumentNumber]) -> DocumentNumber? {
        guard sequence != nil, form != .unknown else { return nil }
        let wanted = form == .order ? nil : year
        let series = (taken + [self]).filter {
            $0.form == form && $0.prefix == prefix && $0.suffix == suffix && $0.year == wanted
        }
        let number = (series.compactMap(\.sequence).max() ?? 0) + 1
        let text =
            switch form {
            case .bracketed: "\(prefix)〔\(year)〕\(number)号"
            case .annual: "\(prefix)\(year)年第\(number)号\(suffix)"
            case .order, .unknown: "\(prefix)第\(number)号"
            }
        return DocumentNumber(parsing: text)
    }
}
