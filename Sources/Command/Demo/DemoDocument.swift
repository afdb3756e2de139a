import Domain

/// A local document and what became of it.
struct DemoDocument: Decodable, Sendable {
    /// How the other documents of the file name it.
    var key: String
    var organisation: String
    var title: String
    var documentNumber: String?
    var signedOn: Day
    var formedOn: Day
    var effectiveOn: Day?
    var expiresOn: Day?
    var attribute: DisclosureAttribute
    var attributeReason: String?
    var genre: String
    var topic: String
    var catalogueRow: String
    var keywords: [String]
    var summary: String
    var body: [DemoPart]
    var state: State
    var publishedAt: Instant?
    var interprets: String?
    var attachments: [DemoAttachment]?

    /// Where an overdue document got stuck.
    var stage: State?
    var scheduledFor: Instant?
    var returnNote: String?
    var override: Override?
    var withdrawnOn: Day?
    var withdrawalReason: String?
    var repealedOn: Day?
    var supersededBy: String?
    var correctedOn: Day?
    var correctionNote: String?
    var misprint: Misprint?

    enum State: String, Decodable {
        case draft, submitted, checked, reviewed, returned, overdue, published, withdrawn, repealed, expired, corrected
        case emergency
        case secrecyPending = "secrecy-pending"
        case approvedScheduled = "approved-scheduled"
        case onRequest = "on-request"
    }

    struct Override: Decodable {
        var reason: String
    }

    struct Misprint: Decodable {
        var printed: String
        var meant: String
    }

    /// - Parameters:
    ///   - isCorrected: as it stands after its correction, and not as it was first published.
    ///   - organisation: the full name, with which it is signed.
    func content(isCorrected: Bool, signedBy organisation: String, interprets: Document.ID?) -> DocumentContent {
        var parts = body
        if let misprint, !isCorrected { parts = parts.map { $0.misprinted(misprint) } }
        return DocumentContent(
            title: title, documentNumber: documentNumber ?? "", signedOn: signedOn, formedOn: formedOn,
            effectiveOn: effectiveOn, expiresOn: expiresOn, catalogueRow: catalogueRow, topic: topic, genre: genre,
            keywords: keywords, summary: summary, attribute: attribute,
            attributeGround: attribute == .onRequest ? .concernsFew : nil, attributeReason: attributeReason ?? "",
            body: RichText(laidOut: parts, signedBy: organisation), interprets: interprets, publishAt: scheduledFor,
            publicNote: isCorrected ? correctionNote ?? "" : "")
    }
}

/// A file of a document.
struct DemoAttachment: Decodable, Sendable {
    /// In the folder `files`.
    var file: String
    var name: String
}

/// A paragraph or a table.
enum DemoPart: Decodable, Sendable {
    case paragraph(String)
    case table(Table)

    struct Table: Decodable {
        var caption: String
        var header: [String]
        var rows: [[String]]
    }

    private struct Member: Decodable {
        var table: Table
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let text = try? container.decode(String.self) {
            self = .paragraph(text)
        } else {
            self = .table(try container.decode(Member.self).table)
        }
    }

    func misprinted(_ misprint: DemoDocument.Misprint) -> DemoPart {
        guard case .table(var table) = self else { return self }
        table.header = table.header.map { $0.replacing(misprint.meant, with: misprint.printed) }
        return .table(table)
    }
}
