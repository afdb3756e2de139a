/// Writes the interchange format, a member a line: people read it, too.
struct ReportJSONWriter {
    private(set) var text = ""

    /// A value with its name, to be written in an object.
    private indirect enum Node {
        case text(String)
        /// As it stands.
        case number(String)
        case object([(String, Node)])
        case list([Node])
    }

    mutating func write(_ content: ReportContent, agency: String) {
        var members: [(String, Node)] = []
        if !agency.isEmpty { members.append(("agency", .text(agency))) }
        if let year = content.year { members.append(("year", .number(String(year)))) }
        members.append(("format", .text(content.format.rawValue)))
        if !content.title.isEmpty { members.append(("title", .text(content.title))) }
        if let day = content.publishedOn { members.append(("published_on", .text(day.iso))) }
        let written = ReportCell.all(content.format).compactMap { cell in
            content.tables[cell].map { (cell.path(content.format)[...], cell.written($0)) }
        }
        members += Self.nested(written)
        members.append(("prose", .list(Self.prose(content))))
        if !content.texts.isEmpty {
            let texts = content.texts.sorted { $0.key.rawValue < $1.key.rawValue }
            members.append(("texts", .object(texts.map { (String($0.key.rawValue), .text($0.value)) })))
        }
        write(.object(members), depth: 0)
        text += "\n"
    }

    /// Figures whose paths begin with the same name stand in one object.
    private static func nested(_ figures: [(ArraySlice<String>, String)]) -> [(String, Node)] {
        var members: [(String, Node)] = []
        var rest = figures[...]
        while let name = rest.first?.0.first {
            let own = rest.prefix { $0.0.first == name }
            rest = rest.dropFirst(own.count)
            if own.count == 1, let figure = own.first, figure.0.count == 1 {
                members.append((name, .number(figure.1)))
            } else {
                members.append((name, .object(nested(own.map { ($0.0.dropFirst(), $0.1) }))))
            }
        }
        return members
    }

    private static func prose(_ content: ReportContent) -> [Node] {
        let fees = FeeItem.allCases.compactMap { item -> Node? in
            guard let value = content.tables[.fee(item)] else { return nil }
            return .list([.text(item.rawValue), .number(ReportCell.fee(item).written(value)), .text("")])
        }
        let claims = content.claims.compactMap { claim -> Node? in
            guard let key = claim.figure.key else { return nil }
            let value = claim.figure.isMoney ? ReportMoney.yuan(claim.value) : String(claim.value)
            return .list([.text(key), .number(value), .text(claim.excerpt)])
        }
        return fees + claims
    }

    private mutating func write(_ node: Node, depth: Int) {
        let margin = "\n" + String(repeating: " ", count: depth + 1)
        switch node {
        case .text(let words): text += String(decoding: CanonicalJSON.string(words).bytes, as: UTF8.self)
        case .number(let digits): text += digits
        case .object(let members):
            text += "{"
            for (place, member) in members.enumerated() {
                text += (place == 0 ? "" : ",") + margin
                text += String(decoding: CanonicalJSON.string(member.0).bytes, as: UTF8.self) + ": "
                write(member.1, depth: depth + 1)
            }
            text += members.isEmpty ? "}" : margin.dropLast() + "}"
        case .list(let nodes):
            text += "["
            for (place, node) in nodes.enumerated() {
                text += place == 0 ? "" : ", "
                write(node, depth: depth + 1)
            }
            text += "]"
        }
    }
}
