import Actions
import Domain
import HTTPTypes
import Hummingbird
import NIOCore

/// Everything that is public, in one piece.
struct DatasetOperations: Sendable {
    let server: PageServer
    let words: Words
    let documents: DocumentOperations
    let catalogue: CatalogueOperations
    let organisations: OrganisationOperations
    let reports: ReportOperations
    private var office: Office { server.office }

    /// Documents read at a time.
    private static let step = 100

    private static let linesType = "application/jsonl; charset=utf-8"
    private static let tableType = "text/csv; charset=utf-8"

    var all: [Operation] {
        [
            Operation(
                "listDatasets", "datasets", words("可以整份下载的数据，和使用它们的条件"), [],
                .json(
                    .object([
                        .always("total", .count, words("一共多少件")), .always("items", .list(dataset), words("这一页")),
                        .always("licence", .text, words("使用的条件")),
                        Schema.Member("licenceURL", .address, words("条件全文的地址")),
                    ])), run: list),
            file("documents.jsonl", words("全部公布的文件，一行一件，栏目同getDocument"), Self.linesType, run: documentLines),
            file("documents.csv", words("全部公布的文件的目录"), Self.tableType, run: documentTable),
            file("catalogue.jsonl", words("公开目录的全部事项"), Self.linesType) { _ in
                try await lines(office.catalogue(), catalogue.shape)
            },
            file("catalogue.csv", words("公开目录的全部事项"), Self.tableType) { _ in
                try await table(office.catalogue(), catalogue.shape)
            },
            file("organisations.jsonl", words("全部机关，上级在前"), Self.linesType) { _ in
                try await lines(listedOrganisations(), organisations.shape)
            },
            file("organisations.csv", words("全部机关，上级在前"), Self.tableType) { _ in
                try await table(listedOrganisations(), organisations.shape)
            },
            file("reports.jsonl", words("全部公布了数据的年度报告，新的在前"), Self.linesType) { _ in
                try await lines(office.publicReports(), reports.shape)
            },
            file("reports.csv", words("全部公布了数据的年度报告，新的在前"), Self.tableType) { _ in
                try await table(office.publicReports(), reports.shape)
            },
        ]
    }

    private var dataset: Schema {
        .object([
            .always("name", .text, words("文件名")), .always("meaning", .text, words("里面是什么")),
            .always("type", .text, words("格式")), .always("url", .address, words("下载的地址")),
        ])
    }

    private func file(
        _ name: String, _ meaning: String, _ type: String, run: @escaping @Sendable (Call) async throws -> Response
    ) -> Operation {
        let parts = name.split(separator: ".")
        return Operation(
            "get\(parts[0].capitalised)As\(parts[1].capitalised)", "datasets/\(name)", meaning, [], .file(type: type),
            run: run)
    }

    @Sendable private func list(_ call: Call) async throws -> Response {
        let files = all.dropFirst().map { operation -> CanonicalJSON in
            .object([
                ("name", .string(String(operation.path.split(separator: "/").last ?? ""))),
                ("meaning", .string(operation.summary)), ("type", .string(operation.answer.type)),
                ("url", .string(server.absolute(operation.path))),
            ])
        }
        let site = try await server.site()
        var members: [(String, CanonicalJSON)] = [
            ("total", .integer(files.count)), ("items", .array(files)), ("licence", .string(site.shownDataLicence)),
        ]
        if !site.dataLicenceAddress.isEmpty { members.append(("licenceURL", .string(site.dataLicenceAddress))) }
        return .json(.object(members))
    }

    private func listedOrganisations() async throws -> [ListedOrganisation] {
        let tree = try await office.organisationTree()
        return tree.flattened.map { ListedOrganisation($0.organisation, tree) }
    }

    private func lines<Value>(_ values: [Value], _ shape: Shape<Value>) -> Response {
        .content(values.flatMap(shape.line), type: Self.linesType)
    }

    private func table<Value>(_ values: [Value], _ shape: Shape<Value>) -> Response {
        .content(CSV(head: shape.columns, rows: values.map(shape.row)).bytes, type: Self.tableType)
    }

    @Sendable private func documentLines(_ call: Call) async throws -> Response {
        try await stream(Self.linesType, beginning: []) { ids in
            var bytes: [UInt8] = []
            for id in ids {
                // Between the list and the look it may have been withdrawn.
                guard let document = try? await office.publicDocument(id), document.isPublished else { continue }
                bytes += documents.shapes.whole.line(document)
            }
            return bytes
        }
    }

    @Sendable private func documentTable(_ call: Call) async throws -> Response {
        let (shape, tree, today) = (documents.shapes.summary, try await office.organisationTree(), office.now().day)
        let head = CSV(head: shape.columns, rows: []).bytes
        return try await stream(Self.tableType, beginning: head) { ids in
            try await office.summaries(of: ids).flatMap { CSV.line(shape.row(ListedDocument($0, tree, on: today))) }
        }
    }

    /// All published documents, some at a time: nobody has to hold them all. Its tag is the edition's, for nobody knows its
    /// bytes before they are sent.
    private func stream(
        _ type: String, beginning: [UInt8],
        part: @escaping @Sendable ([Document.ID]) async throws -> [UInt8]
    ) async throws -> Response {
        let edition = try await office.editions.newest()
        let tag = "W/\"\(edition.number)-\(edition.day.number)-\(server.startedAt.milliseconds)\""
        let headers: HTTPFields = [.contentType: type, .cacheControl: "no-cache", .eTag: tag]
        let office = office
        let body = ResponseBody { writer in
            if !beginning.isEmpty { try await writer.write(ByteBuffer(bytes: beginning)) }
            var last: Document.ID?
            while true {
                let ids = try await office.publishedDocuments(after: last, limit: Self.step)
                guard let end = ids.last else { break }
                try await writer.write(ByteBuffer(bytes: try await part(ids)))
                last = end
            }
            try await writer.finish(nil)
        }
        return Response(status: .ok, headers: headers, body: body)
    }
}

extension Substring {
    fileprivate var capitalised: String { prefix(1).uppercased() + dropFirst() }
}
