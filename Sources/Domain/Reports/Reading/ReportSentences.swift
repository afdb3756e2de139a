/// What the sentences of a report say of its figures. Precision before recall: a clause makes a claim only where each of
/// its words is known, for one word more may speak of a part, of last year, or of another thing.
package struct ReportSentences: Hashable, Sendable {
    package private(set) var claims: [ReportClaim] = []
    package private(set) var shares: [ReportShare] = []

    /// - Parameter names: those that the report's own sentences may use of the whole.
    package static func read(_ text: String, names: [String] = []) -> ReportSentences {
        var sentences = ReportSentences()
        var before: [String] = []
        let names = names.flatMap { [$0, $0.replacing("人民政府", with: "")] }.filter { !$0.isEmpty }
        for original in text.split(whereSeparator: { "。！？\n".contains($0) }) where original.utf8.count < 6000 {
            let sentence = plain(original)
            let context = (before.suffix(2) + [sentence]).joined(separator: "\n")
            var reader = SentenceReader(sentence: sentence, context: context, names: names)
            reader.read()
            sentences.claims += reader.claims
            sentences.shares += reader.shares
            before = (before + [sentence]).suffix(2)
        }
        sentences.doubtContradictions()
        return sentences
    }

    /// Two figures for the same thing: one of them is of something else, and nobody can say which.
    private mutating func doubtContradictions() {
        var values: [ReportFigure: Set<Int>] = [:]
        for claim in claims { values[claim.figure, default: []].insert(claim.value) }
        for index in claims.indices where (values[claims[index].figure]?.count ?? 0) > 1 {
            claims[index].isCertain = false
        }
        var seen: Set<ReportClaim> = []
        claims = claims.filter { seen.insert($0).inserted }
    }

    /// In half width, without blanks and quotes; 1,234 as 1234.
    static func plain(_ sentence: some StringProtocol) -> String {
        let quotes: Set<Unicode.Scalar> = ["“", "”", "\"", "「", "」", "‘", "’", "《", "》", "*"]
        let scalars = sentence.unicodeScalars.map(\.halfWidth).filter {
            !$0.properties.isWhitespace && (!quotes.contains($0) || $0 == "*")
        }
        func isDigit(_ place: Int) -> Bool { scalars.indices.contains(place) && ("0"..."9").contains(scalars[place]) }
        var plain = String.UnicodeScalarView()
        for (place, scalar) in scalars.enumerated() {
            let isSeparator =
                scalar == "," && isDigit(place - 1) && (1...3).allSatisfy { isDigit(place + $0) } && !isDigit(place + 4)
            if !isSeparator { plain.append(scalar) }
        }
        return String(plain)
    }
}

/// Goes through one sentence, clause by clause.
private struct SentenceReader {
    let sentence: String
    let context: String
    let names: [String]
    var claims: [ReportClaim] = []
    var shares: [ReportShare] = []

    /// Which disputes the sentence is at.
    private var disputes: DisputeSubject?
    /// Whether the clause before was of 行政规范性文件.
    private var isAtDocuments = false
    /// From here on it speaks of a part.
    private var isNarrow = false
    /// The figure that a share beside it is of.
    private var lastOutcome: ReportFigure?

    init(sentence: String, context: String, names: [String]) {
        self.sentence = sentence
        self.context = context
        self.names = names
    }

    mutating func read() {
        // By far most sentences of a report have no such figure.
        guard sentence.contains(where: { $0.isASCII && $0.isNumber }) else { return }
        for clause in sentence.split(whereSeparator: { ",;:()[]".contains($0) }) {
            if isNarrow { return }
            if readDocuments(clause) { continue }
            if ClauseWords.narrows(clause) {
                isNarrow = true
            } else if !ClauseWords.compares(clause) {
                for measure in Measure.all(in: clause) where !isNarrow { read(measure) }
            }
        }
    }

    private mutating func read(_ measure: Measure) {
        switch measure.unit {
        case .percent: readShare(measure)
        case .yuan, .tenThousands: readFee(measure)
        case .pieces:
            guard let value = Int(measure.number), value <= ReportNumber.mostCount else { return }
            let outcome = lastOutcome
            lastOutcome = nil
            if !readDispute(measure, value), !readNotices(measure, value) { readRequest(measure, value) }
            if lastOutcome == nil, measure.words.isEmpty, measure.rest.isEmpty { lastOutcome = outcome }
        }
    }

    private mutating func claim(_ figure: ReportFigure, _ value: Int, _ measure: Measure, isCertain: Bool) {
        claims.append(ReportClaim(figure, value, excerpt: measure.excerpt, isCertain: isCertain))
    }

    // MARK: documents

    /// 制发行政规范性文件14件，废止9件，现行有效86件, in these words only; and whose they are, others may count otherwise.
    private mutating func readDocuments(_ clause: some StringProtocol) -> Bool {
        let measures = Measure.all(in: clause)
        guard measures.count == 1, let measure = measures.first, measure.unit == .pieces, measure.rest.isEmpty,
            let value = Int(measure.number), value <= ReportNumber.mostCount,
            let kind = ClauseWords.documents(in: measure.words, isAtDocuments: isAtDocuments, names)
        else {
            isAtDocuments = false
            return false
        }
        isAtDocuments = true
        claim(.cell(.disclosure(.normativeDocuments, kind)), value, measure, isCertain: false)
        return true
    }

    // MARK: requests

    private mutating func readRequest(_ measure: Measure, _ value: Int) {
        guard ClauseWords.isOfRequests(context) else { return }
        if ClauseWords.isCarriedOn(measure.rest), ClauseWords.isFiller(measure.words, names) {
            return claim(.cell(.request(.carriedOut, .total)), value, measure, isCertain: true)
        }
        guard let (phrase, figure, isCertain) = ClauseWords.request(in: measure.words) else { return }
        let others = measure.words.replacing(phrase, with: "", maxReplacements: 1)
        guard ClauseWords.isFiller(others, names), isCertain || ClauseWords.isOfRequests(sentence) else {
            isNarrow = true
            return
        }
        claim(figure, value, measure, isCertain: isCertain)
        if case .group = figure { lastOutcome = figure }
        if case .cell(.request(.outcome, _)) = figure { lastOutcome = figure }
    }

    private mutating func readShare(_ measure: Measure) {
        guard let figure = lastOutcome, ClauseWords.shareOfEnded.contains(String(measure.words)) else { return }
        shares.append(ReportShare(figure, percent: measure.number, excerpt: measure.excerpt))
        lastOutcome = nil
    }

    // MARK: disputes

    /// Whether the words are of disputes.
    private mutating func readDispute(_ measure: Measure, _ value: Int) -> Bool {
        var words = String(measure.words)
        var isNamed = false
        if let (phrase, subject) = ClauseWords.disputes(in: words) {
            words = words.replacing(phrase, with: "", maxReplacements: 1)
            (disputes, isNamed) = (subject, true)
        }
        let standing = ClauseWords.standing(in: words)
        if let phrase = standing?.phrase { words = words.replacing(phrase, with: "", maxReplacements: 1) }
        guard isNamed || standing != nil && disputes != nil else { return false }
        guard let subject = disputes, context.contains("信息公开"), ClauseWords.isFillerOfDisputes(words, names) else {
            isNarrow = true
            return true
        }
        claim(subject.figure(standing.map { .of($0.standing) } ?? .total), value, measure, isCertain: true)
        return true
    }

    // MARK: fees

    private mutating func readNotices(_ measure: Measure, _ value: Int) -> Bool {
        guard measure.words.contains("收费通知") else { return false }
        if ClauseWords.isFillerOfFees(measure.words, names) {
            claim(.cell(.fee(.notices)), value, measure, isCertain: true)
        }
        return true
    }

    private mutating func readFee(_ measure: Measure) {
        guard context.contains("信息处理费") || sentence.contains("收费通知"),
            ClauseWords.isFillerOfFees(measure.words, names), let item = ClauseWords.fee(in: measure.words),
            let value = try? ReportNumber.read(measure.number, in: measure.unit == .yuan ? .yuan : .tenThousands)
        else { return }
        claim(.cell(.fee(item)), value, measure, isCertain: true)
    }
}
