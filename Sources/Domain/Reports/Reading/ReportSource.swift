/// A page or a text, as its lines and tables follow one another.
package struct ReportSource: Hashable, Sendable {
    package enum Item: Hashable, Sendable {
        case line(String)
        case table(ReportGrid)
        case picture

        var line: String? { if case .line(let line) = self { line } else { nil } }
    }

    package var items: [Item]
    /// What the page itself says of its title.
    package var title: String
    package var publishedOn: Day?
    /// Its lines end where the paper did, and not the paragraph.
    package var isWrapped: Bool

    package init(items: [Item], title: String = "", publishedOn: Day? = nil, isWrapped: Bool = false) {
        self.items = items
        self.title = title
        self.publishedOn = publishedOn
        self.isWrapped = isWrapped
    }

    package init(plainText: String) {
        let lines = plainText.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" || $0 == "\r" }
        self.init(items: lines.map { .line(String($0)) }, isWrapped: true)
    }
}

/// The places of the six sections among the items.
struct ReportOutline: Sendable {
    private(set) var places: [ReportSection: Range<Int>] = [:]
    /// Where the first of them begins.
    private(set) var start = 0

    init(_ items: [ReportSource.Item]) {
        let headings = items.enumerated().compactMap { index, item in
            item.line.flatMap(ReportSection.init(heading:)).map { (index, $0) }
        }
        var chains: [[(Int, ReportSection)]] = []
        for heading in headings {
            if let last = chains.last?.last, last.1.rawValue < heading.1.rawValue {
                chains[chains.count - 1].append(heading)
            } else {
                chains.append([heading])
            }
        }
        let ends = chains.dropFirst().map { $0[0].0 } + [items.count]
        let spans = zip(chains, ends).map { chain, end in (chain: chain, end: Self.end(of: chain, before: end, items)) }
        // A list of contents has the same headings, and nothing between them.
        let best = spans.max { a, b in
            (a.chain.count, a.end - a.chain[0].0) < (b.chain.count, b.end - b.chain[0].0)
        }
        guard let best else { return }
        start = best.chain[0].0
        for (place, (index, section)) in best.chain.enumerated() {
            let end = place + 1 < best.chain.count ? best.chain[place + 1].0 : best.end
            places[section] = (index + 1)..<max(index + 1, end)
        }
    }

    /// Another report may follow in the same text.
    private static func end(of chain: [(Int, ReportSection)], before end: Int, _ items: [ReportSource.Item]) -> Int {
        guard let last = chain.last?.0 else { return end }
        return items[last..<end].dropFirst().firstIndex { $0.line.map(ReportTitle.isTitle) ?? false } ?? end
    }
}

extension ReportSection {
    /// 三、收到和处理政府信息公开申请情况, and not 三、本年度办理结果, which is a row.
    fileprivate init?(heading line: String) {
        guard line.utf8.count < 300 else { return nil }
        let plain = ReportLabelReader.plain(line)
        guard plain.count < 40, let first = plain.first else { return nil }
        let words = ReportLabelReader.unnumbered(plain)
        let section = Self.allCases.first { section in
            section.beginnings.contains { words.hasPrefix($0) && words.count <= $0.count + 12 }
        }
        guard let section else { return nil }
        let isNumbered = Array("一二三四五六")[section.rawValue - 1] == first
        guard isNumbered || words == plain && section.beginnings.contains(where: { words == $0 || words == $0 + "情况" })
        else { return nil }
        self = section
    }

    private var beginnings: [String] {
        switch self {
        case .overview: ["总体情况", "概述", "总体概述"]
        case .disclosure: ["主动公开政府信息情况", "主动公开政府信息"]
        case .requests: ["收到和处理政府信息公开申请情况", "收到和处理政府信息公开申请"]
        case .disputes:
            ["政府信息公开行政复议行政诉讼情况", "政府信息公开行政复议和行政诉讼情况", "因政府信息公开工作被申请行政复议提起行政诉讼情况"]
        case .problems: ["存在的主要问题", "政府信息公开工作存在的主要问题", "存在主要问题"]
        case .otherMatters: ["其他需要报告的事项", "需要报告的其他事项"]
        }
    }
}

enum ReportTitle {
    /// Short, and without the marks of a sentence.
    static func isTitle(_ line: String) -> Bool {
        guard line.utf8.count < 240 else { return false }
        let isSentence = line.unicodeScalars.contains { "。，；！？,;:：".unicodeScalars.contains($0) }
        return !isSentence && line.contains("政府信息公开") && (line.contains("报告") || line.contains("年报"))
            && !line.contains("其他需要报告") && !line.contains("通知") && !line.contains("目录")
    }

    /// The title that stands last before the first section; what stands there without blanks.
    static func title(_ source: ReportSource, before start: Int) -> String {
        let head = source.items[..<min(start, source.items.count)].suffix(80).compactMap(\.line)
        // A way of links above a page ends in the title, too.
        let line = head.last { isTitle($0) && !$0.contains(">") } ?? (isTitle(source.title) ? source.title : "")
        return String(line.unicodeScalars.filter { !$0.properties.isWhitespace }.map(Character.init))
    }

    /// 2024 of 某县2024年政府信息公开工作年度报告
    static func year(in text: some StringProtocol) -> Int? {
        let signs = text.unicodeScalars.map(\.halfWidth)
        for end in signs.indices where signs[end] == "年" && end >= 4 {
            var digits = String.UnicodeScalarView()
            digits.append(contentsOf: signs[(end - 4)..<end])
            let isLonger = end >= 5 && ("0"..."9").contains(signs[end - 5])
            guard !isLonger, let year = Int(String(digits)), (2000...2099).contains(year) else { continue }
            return year
        }
        return nil
    }

    /// 长沙市 of 长沙市20**年政府信息公开工作年度报告
    static func agency(of title: String) -> String {
        var name = title.prefix { !$0.isNumber && $0 != "*" }
        if name.count == title.count || name.contains("政府信息公开") { return "" }
        // 某局关于2024年…
        if name.hasSuffix("关于") { name.removeLast(2) }
        return String(name)
    }
}
