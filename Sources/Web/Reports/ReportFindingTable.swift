import Domain

/// What the checks of a report found, each with its rule, the figures and the missing amount.
func findingTable(_ findings: [ReportFinding], caption: String = "发现的问题") -> HTML {
    let rows = findings.map { finding -> Table.Row in
        .cells([
            tag(name(of: finding.severity), tone(of: finding.severity)),
            "\(finding.rule.rawValue) \(name(of: finding.rule))", "\(sentence(for: finding))",
        ])
    }
    return table(
        Table(
            caption: caption, columns: [.init("性质", isShort: true), .init("规则"), .init("哪里，差多少")], rowHead: nil,
            rows: rows))
}

private func tone(of severity: ReportFinding.Severity) -> Tone {
    switch severity {
    case .error: .bad
    case .warning: .warn
    case .question: .info
    }
}
