import Domain

/// What the checks found in a report that stands as it is; nothing where they found nothing.
func reportFindings(_ findings: [ReportFinding], _ words: Words = .chinese) -> HTML? {
    guard !findings.isEmpty else { return nil }
    return """
        <section aria-labelledby="findings"><h2 id="findings">\(words("核对发现"))</h2>
        <p>\(words("报告当时就是这样公布的，数字照原样保存。"))</p>
        <div lang="zh-CN">\(findingTable(findings))</div></section>

        """
}
