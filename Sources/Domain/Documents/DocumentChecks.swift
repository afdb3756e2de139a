/// What a document must fulfil. A draft may be incomplete; completeness is asked for when it leaves the drafter's desk.
extension DocumentContent {
    package enum Limit {
        package static let title = 200
        package static let documentNumber = 60
        package static let issuer = 200
        package static let keywords = 20
        package static let keyword = 30
        package static let summary = 1000
        package static let reason = 1000
        package static let note = 1000
        package static let address = 1000
    }

    /// What keeps it from being stored at all.
    package func issuesOfDraft(on today: Day, classification: Classification) -> [Issue] {
        var issues: [Issue] = []
        if title.isEmpty { issues.append(Issue("title", .missing)) }
        let lengths: [(String, String, Int)] = [
            ("title", title, Limit.title), ("documentNumber", documentNumber, Limit.documentNumber),
            ("issuer", issuer, Limit.issuer), ("summary", summary, Limit.summary),
            ("attributeReason", attributeReason, Limit.reason), ("publicNote", publicNote, Limit.note),
            ("sourceAddress", sourceAddress, Limit.address),
        ]
        issues += lengths.filter { $0.1.count > $0.2 }.map { Issue($0.0, .tooLong(limit: $0.2)) }
        let texts = lengths.map { ($0.0, $0.1) } + keywords.map { ("keywords", $0) }
        issues += texts.filter { $0.1.utf8.contains(0) }.map { Issue($0.0, .notAllowed) }
        if keywords.count > Limit.keywords { issues.append(Issue("keywords", .tooMany(limit: Limit.keywords))) }
        if keywords.contains(where: { $0.count > Limit.keyword }) {
            issues.append(Issue("keywords", .tooLong(limit: Limit.keyword)))
        }
        if let topic, classification.path(ofTopic: topic).isEmpty {
            issues.append(Issue("topic", .unknown(value: topic)))
        }
        if !genre.isEmpty, classification.genre(genre) == nil { issues.append(Issue("genre", .unknown(value: genre))) }
        issues += issuesOfDates(on: today) + body.issues(field: "body")
        if !sourceAddress.isEmpty, !sourceAddress.hasPrefix("https://"), !sourceAddress.hasPrefix("http://") {
            issues.append(Issue("sourceAddress", .malformed(expected: "以https://或http://开头的网址")))
        }
        return issues
    }

    /// What keeps it from being sent for review: everything of `issuesOfDraft`, and what is still empty.
    package func issuesOfSubmission(on today: Day, classification: Classification, isCorrection: Bool) -> [Issue] {
        var issues = issuesOfDraft(on: today, classification: classification)
        if body.isEmpty { issues.append(Issue("body", .missing)) }
        if genre.isEmpty { issues.append(Issue("genre", .missing)) }
        if topic == nil { issues.append(Issue("topic", .missing)) }
        if signedOn == nil { issues.append(Issue("signedOn", .missing)) }
        if attribute == .proactive, catalogueRow == nil { issues.append(Issue("catalogueRow", .missing)) }
        if attribute != .proactive {
            if attributeReason.isEmpty { issues.append(Issue("attributeReason", .missing)) }
            if let ground = attributeGround {
                if !ground.allowedFor.contains(attribute) { issues.append(Issue("attributeGround", .notAllowed)) }
            } else {
                issues.append(Issue("attributeGround", .missing))
            }
        }
        // A reprint without its source cannot be checked by anyone (Art 10: the maker publishes).
        if origin == .reprinted, sourceAddress.isEmpty { issues.append(Issue("sourceAddress", .missing)) }
        if isCorrection, publicNote.isEmpty { issues.append(Issue("publicNote", .missing)) }
        // What is public goes by withdrawal, which leaves its address and a reason, and not by a change of attribute.
        if isCorrection, attribute != .proactive { issues.append(Issue("attribute", .notAllowed)) }
        return issues
    }

    private func issuesOfDates(on today: Day) -> [Issue] {
        var issues: [Issue] = []
        if let signedOn, signedOn > today { issues.append(Issue("signedOn", .dateInFuture)) }
        if let formedOn, formedOn > today { issues.append(Issue("formedOn", .dateInFuture)) }
        if let expiresOn, let start = effectiveOn ?? signedOn, expiresOn < start {
            issues.append(Issue("expiresOn", .dateBefore(field: effectiveOn == nil ? "signedOn" : "effectiveOn")))
        }
        return issues
    }
}
