import Actions
import Domain

/// Turns a line of an import file into an item, or into everything that is wrong with it.
struct ImportItemReader {
    let organisation: Organisation
    let classification: Classification
    let today: Day

    func read(_ bytes: [UInt8], line number: Int) -> Result<ImportItem, LineProblems> {
        do {
            var line = try ImportLine(bytes, number: number)
            let item = read(&line)
            guard line.problems.isEmpty else { return .failure(LineProblems(line.problems)) }
            return .success(item)
        } catch {
            return .failure(LineProblems([error]))
        }
    }

    private func read(_ line: inout ImportLine) -> ImportItem {
        let keywords = line.words("keywords")
        let (topic, otherTopics) = topics(&line)
        let room = max(0, DocumentContent.Limit.keywords - keywords.count)
        let (issuer, source) = (line.text("issuer"), line.text("sourceURL"))
        // What the organisation issued is its own, though it was read from the old site.
        let isMade = issuer.isEmpty ? source.isEmpty : issuer == organisation.name
        let content = DocumentContent(
            title: line.text("title"), documentNumber: line.text("documentNumber"), issuer: issuer,
            signedOn: line.day("signedOn"), effectiveOn: line.day("effectiveOn"), expiresOn: line.day("expiresOn"),
            catalogueRow: line.text("catalogueRow").nilWhereEmpty, topic: topic, genre: genre(&line),
            legalForm: legalForm(&line),
            keywords: keywords + otherTopics.prefix(room), summary: line.text("summary"),
            origin: isMade ? .made : .reprinted, sourceAddress: source, body: body(&line))
        let published = line.day("publishedOn")
        let indexNumber = short("indexNumber", &line)
        let externalID = short("externalID", &line).nilWhereEmpty
        let validity = validity(&line)
        // Everything at once: what the action would find is said together with what was found here.
        let named = Set(line.problems.map(\.field))
        let issues = content.issuesOfDraft(on: today, classification: classification)
        for problem in issues.map({ LineProblem(line: line.number, $0) }) where !named.contains(problem.field) {
            line.refuse(problem)
        }
        return ImportItem(
            line: line.number, externalID: externalID ?? Self.derivedID(content), isNameDerived: externalID == nil,
            content: content, indexNumber: indexNumber, publishedOn: published, validity: validity)
    }

    private func body(_ line: inout ImportLine) -> RichText {
        let (plain, html) = (line.longText("body"), line.longText("html"))
        switch (plain.isEmpty, html.isEmpty) {
        case (true, true):
            line.refuse("body", code: "missing", "is missing: give body, which is plain text, or html")
            return RichText()
        case (false, false):
            line.refuse("html", code: "not-allowed", "stands beside body: give one of them")
            return RichText()
        case (false, true):
            // Counted before it is taken apart; a character is four bytes at most.
            if plain.utf8.count > 4 * RichText.Limits.characters {
                line.refuse(
                    LineProblem(line: line.number, Issue("body", .tooLong(limit: RichText.Limits.characters))))
                return RichText()
            }
            return filled(RichText(lines: plain), "body", &line)
        case (true, false):
            do {
                return filled(try RichTextParser.parse(html, field: "html").text, "html", &line)
            } catch {
                for issue in error.issues { line.refuse(LineProblem(line: line.number, issue)) }
                return RichText()
            }
        }
    }

    private func filled(_ text: RichText, _ field: String, _ line: inout ImportLine) -> RichText {
        if text.isEmpty { line.refuse(field, code: "missing", "holds no words") }
        return text
    }

    /// The document's topic, and what of the topics becomes keywords: a document has one. A class may stand before its
    /// sub-class, as gov.cn lists them, or in one name with it.
    private func topics(_ line: inout ImportLine) -> (topic: String?, others: [String]) {
        var rest = line.words("topics").filter { !$0.isEmpty }[...]
        var (known, others): ([[Topic]], [String]) = ([], [])
        while let name = rest.popFirst() {
            if let next = rest.first, let code = classification.topicCode("\(name)\\\(next)") {
                rest.removeFirst()
                known.append(classification.path(ofTopic: code))
            } else if let code = classification.topicCode(name) {
                known.append(classification.path(ofTopic: code))
            } else {
                others.append(name)
            }
        }
        guard let chosen = known.first(where: { $0.count > 1 }) ?? known.first else {
            if let name = others.first {
                let right = "大类\\子类 or a code such as 0201"
                line.refuse("topics", code: "unknown", "“\(name)” is not known; right is \(right)")
            }
            return (nil, [])
        }
        others = known.filter { !chosen.starts(with: $0) }.compactMap(\.last?.name) + others
        return (chosen.last?.code, others.filter { $0.count <= DocumentContent.Limit.keyword })
    }

    private func genre(_ line: inout ImportLine) -> String {
        let text = line.text("genre")
        if text.isEmpty { return "" }
        guard let code = classification.genreCode(text) else {
            let known = classification.genres.map(\.name).joined(separator: "、")
            line.refuse("genre", code: "unknown", "“\(text)” is not known; right is one of \(known)")
            return ""
        }
        return code
    }

    private func legalForm(_ line: inout ImportLine) -> LegalForm? {
        let text = line.text("legalForm")
        switch text {
        case "": return nil
        case "规章", LegalForm.regulation.rawValue: return .regulation
        case "行政规范性文件", "规范性文件", LegalForm.normativeDocument.rawValue: return .normativeDocument
        default:
            line.refuse("legalForm", code: "unknown", "“\(text)” is not known; right is 规章 or 行政规范性文件")
            return nil
        }
    }

    /// What dates say (有效, 尚未施行) is not a decision, and is left to them.
    private func validity(_ line: inout ImportLine) -> Validity.Decided? {
        let text = line.text("validity")
        switch text {
        case "", "有效", "尚未施行", Validity.inForce.rawValue, Validity.notYetInForce.rawValue: return nil
        case "已修改", Validity.amended.rawValue: return .amended
        case "失效", Validity.expired.rawValue: return .expired
        case "废止", Validity.repealed.rawValue: return .repealed
        default:
            let known = "有效、尚未施行、已修改、失效、废止"
            line.refuse("validity", code: "unknown", "“\(text)” is not known; right is one of \(known)")
            return nil
        }
    }

    private func short(_ name: String, _ line: inout ImportLine) -> String {
        let text = line.text(name)
        if text.count > 200 { line.refuse(LineProblem(line: line.number, Issue(name, .tooLong(limit: 200)))) }
        return text
    }

    /// The same document has the same name whenever it is imported, though its file gives it none.
    private static func derivedID(_ content: DocumentContent) -> String {
        let words = [
            content.title, content.documentNumber, content.issuer, content.signedOn?.iso ?? "", content.body.plainText,
        ]
        return "derived-\(Hex.encode(sha256(CanonicalJSON.array(words.map { .string($0) }).bytes)))"
    }
}

struct LineProblems: Error {
    var list: [LineProblem]

    init(_ list: [LineProblem]) {
        self.list = list
    }
}

extension String {
    fileprivate var nilWhereEmpty: String? { isEmpty ? nil : self }
}
