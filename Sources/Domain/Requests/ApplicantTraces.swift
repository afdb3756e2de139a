/// What may tell who asked, looked for where everybody will read.
extension Applicant {
    /// The fields of the application whose words stand in a text, however it spaces them or writes them in full width.
    package func traces(in text: String) -> [String] {
        let text = Self.plain(text)
        return tellingFields.filter { _, words in
            let words = Self.plain(words)
            // One character is in every text.
            return words.count > 1 && text.contains(words)
        }.map(\.0)
    }

    private var tellingFields: [(String, String)] {
        [
            ("applicantName", name), ("idNumber", identification.number), ("contactName", contactName),
            ("applicantPhone", phone), ("applicantEmail", email), ("applicantAddress", address),
            ("agentName", agent?.name ?? ""), ("agentNumber", agent?.identification.number ?? ""),
            ("applicantPhone", agent?.phone ?? ""),
        ]
    }

    private static func plain(_ text: String) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.map(\.halfWidth).filter { !$0.properties.isWhitespace && $0 != "-" })
        ).uppercased()
    }
}

/// What becomes public of a request that was answered (Art 44(2)): a draft, which goes through the review of every document.
package struct PublicationProposal: Hashable, Sendable {
    package var title: String
    package var text: String

    package init(title: String, text: String) {
        self.title = title
        self.text = text
    }

    package static let longestText = 50_000

    package func issues(_ applicant: Applicant) -> [Issue] {
        let needed = title.isEmpty ? [Issue("title", .missing)] : []
        let long = [("title", title, 200), ("body", text, Self.longestText)].filter { $0.1.count > $0.2 }
            .map { Issue($0.0, .tooLong(limit: $0.2)) }
        let telling = [("title", title), ("body", text)].compactMap { field, text in
            applicant.traces(in: text).first.map { Issue(field, .tellsOf(field: $0)) }
        }
        return needed + long + telling
    }
}

extension RequestCase {
    /// What was not given to the applicant is not given to everybody.
    package func checkPublication() throws(RequestRefusal) {
        guard decidedOn != nil, let outcome else { throw .notDecided }
        if !outcome.isDisclosure { throw .notDisclosed }
    }
}
