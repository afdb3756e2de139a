import Actions
import Domain
import Hummingbird

/// Where reports of older years that were published elsewhere are brought in. What comes of a file is reviewed like any other
/// document, so that it becomes public through it.
struct ReportImportRoutes: Sendable {
    let server: PageServer
    private var office: Office { server.office }

    func add(to desk: some RouterMethods<StaffContext>) {
        desk.get("reports/import", use: show)
        desk.post("reports/import", use: take)
    }

    @Sendable func show(_ request: Request, _ context: StaffContext) async throws -> Response {
        let lastYear = office.now().day.year - 1
        return try await page(
            FormFields(["year": String(lastYear), "scope": ReportScope.own.rawValue]), ReportUpload(), context)
    }

    @Sendable func take(_ request: Request, _ context: StaffContext) async throws -> Response {
        let sent = try await StaffForm(request, context)
        let code = sent.form.text("organisation")
        guard try organisations(context).contains(where: { $0.code == code }) else { throw Forbidden() }
        var issues: [Issue] = []
        let upload = await ReportUpload(sent.form, office.opener, &issues)
        let new = report(sent.form, upload, &issues)
        do {
            guard issues.isEmpty, let new else { throw Invalid(issues) }
            let imported = try await office.importReport(new, of: code, by: sent.caller)
            return .seeOther(Links.query(Links.Desk.report(imported.id), [("done", "imported")]))
        } catch let invalid as Invalid {
            return try await page(FormFields(sent.form, invalid.issues), upload, context)
        } catch {
            guard let obstacle = Obstacle(error) else { throw error }
            return try await page(FormFields(sent.form, []), upload, context, obstacle)
        }
    }

    /// Nil with at least one issue.
    private func report(_ form: Form, _ upload: ReportUpload, _ issues: inout [Issue]) -> ReportImport? {
        let scope = ReportScope(rawValue: form.text("scope"))
        if scope == nil { issues.append(Issue("scope", .missing)) }
        let year = Int(form.text("year"))
        if year == nil { issues.append(Issue("year", .malformed(expected: "四位数字，例如2023"))) }
        let publishedOn = form.day("publishedOn", &issues)
        // The address of its page ends in it.
        let address = form.text("document").split(separator: "/").last.map(String.init)
        let document = address.flatMap { Document.ID($0) }
        if let address, document == nil { issues.append(Issue("document", .unknown(value: address))) }
        guard let scope, let year, let reading = upload.reading else { return nil }
        return ReportImport(
            year: year, scope: scope, reading: reading, publishedOn: publishedOn, document: document)
    }

    private func page(
        _ fields: FormFields, _ upload: ReportUpload, _ context: StaffContext, _ obstacle: Obstacle? = nil
    ) async throws -> Response {
        var upload = upload
        if fields.issues.contains(where: { $0.field == "file" }) { upload.kept = nil }
        let view = ReportImportView(
            organisations: try organisations(context), fields: fields, upload: upload, obstacle: obstacle,
            csrf: context.session.csrf, once: office.newFormNumber())
        return try await DeskFrame(server, context).show(
            "导入往年的年度报告", path: Links.Desk.reports, reportImportPage(view), issues: fields.issues, obstacle)
    }

    /// Those whose reports this person may write.
    private func organisations(_ context: StaffContext) throws -> [Organisation] {
        let all = context.session.authority.organisations(for: .writeReports, tree: context.session.tree)
            .filter { ReportUnits.hasReport($0.kind) }
        if all.isEmpty { throw Forbidden() }
        return all
    }
}

/// The file of a report, once it was read: a browser does not send a file again, so that what was read goes with the form.
struct ReportUpload: Sendable {
    var reading: ReportReading?
    /// What was read, in the interchange format; nil where something of it could not be.
    var kept: String?

    init() {}

    init(_ form: Form, _ opener: ReportOpener, _ issues: inout [Issue]) async {
        let kept = form.text("read")
        if let file = form.file("file") {
            await take(Array(buffer: file.content), opener, &issues)
        } else if !kept.isEmpty {
            reading = ReportFile.read(Array(kept.utf8))
            self.kept = kept
        } else {
            issues.append(Issue("file", .missing))
        }
    }

    private mutating func take(_ bytes: [UInt8], _ opener: ReportOpener, _ issues: inout [Issue]) async {
        let isText = !bytes.starts(with: "%PDF".utf8) && !bytes.starts(with: "PK".utf8)
        let limit = isText ? ReportCheckRoutes.longestText : ReportCheckRoutes.longestFile
        if bytes.count > limit {
            issues.append(Issue("file", .report(.tooLarge(limit: limit))))
            return
        }
        do {
            let reading = try await opener.read(bytes)
            self.reading = reading
            if reading.faults.isEmpty { kept = ReportJSON.write(reading.content) }
        } catch {
            issues.append(Issue("file", .report(.unopened)))
        }
    }
}
