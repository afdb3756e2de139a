/// Columns that no list of persons may show: it has 姓名, 村/社区, 类别, 金额; “drop ID, card, phone, disability detail, diagnosis”
/// (law/10 §10.2; 社会救助暂行办法 Art 61).
extension GuardRules {
    func columnFindings(in passages: [Passage], _ text: GuardText) -> [LocatedFinding] {
        let tables = passages.compactMap { passage -> PassageTable? in
            switch passage {
            case .text: nil
            case .table(let table): table
            }
        }
        return zip(tables, zip(text.tables, text.tableStarts)).flatMap { table, reading in
            Self.findings(in: table, reading.0).map { LocatedFinding(position: reading.1, finding: $0) }
        }
    }

    private static func findings(in table: PassageTable, _ reading: TableReading) -> [GuardFinding] {
        guard let kind = reading.kind, let headingRow = reading.headingRow else { return [] }
        return reading.columns.sorted { $0.key < $1.key }.compactMap { column, role in
            guard let severity = severity(of: role, in: kind) else { return nil }
            let filled = table.rows[(headingRow + 1)...].count { row in
                column < row.count && tells(row[column], as: role)
            }
            guard filled > 0 else { return nil }
            let row = table.rows[headingRow][column].isEmpty ? headingRow + 1 : headingRow
            let heading = table.rows[row][column]
            return GuardFinding(
                .forbiddenColumn, severity, at: table.place(ofRow: row, column: column), match: heading,
                excerpt: "\(heading)：\(filled)")
        }
    }

    private static func severity(of role: TableReading.Role, in kind: TableReading.Kind) -> GuardKind.Severity? {
        switch (role, kind) {
        case (.identity, _), (.disability, _), (.illness, _): .block
        case (.card, .people), (.birth, .people), (.phone, .people), (.phone, .candidates): .block
        case (.address, .people), (.address, .candidates), (.address, .staff): .block
        case (.phone, .unclear): .warn
        case (.card, _), (.birth, _), (.phone, .staff), (.address, .unclear): nil
        case (.name, _), (.village, _), (.benefit, _), (.exam, _), (.office, _), (.officePhone, _): nil
        }
    }

    /// Whether a cell has what its heading says, and not covered.
    private static func tells(_ cell: String, as role: TableReading.Role) -> Bool {
        let scalars = cell.unicodeScalars.map(\.plainForGuard).filter { $0 != " " && $0 != "\n" }
        if scalars.contains("*") || scalars.contains("某") || scalars.contains("●") { return false }
        let digits = scalars.count { $0.isDigit }
        switch role {
        case .identity: return digits >= 14
        case .card: return digits >= 10
        case .phone: return digits >= 7
        // Down to the door; a village alone may be shown.
        case .address: return digits > 0 || scalars.contains { "号组室栋幢".unicodeScalars.contains($0) }
        case .birth: return digits >= 6
        case .disability, .illness:
            return scalars.count > 1 && scalars.contains { $0.isCommonHan || $0.isDigit } && scalars.first != "无"
                || role == .disability && digits > 0
        case .name, .village, .benefit, .exam, .office, .officePhone: return false
        }
    }
}
