import Actions
import Domain
import HTTPTypes
import Hummingbird

/// Where anyone checks an annual report. Nothing that is sent is kept.
struct ReportCheckRoutes: Sendable {
    let server: PageServer

    /// A report with all its tables has a tenth of it.
    static let longestText = 2 << 20
    static let longestFile = 10 << 20

    func add(to router: some RouterMethods<AppContext>) {
        router.get("reports/check") { _, context in try await page(ReportCheckView(), context) }
        router.post("reports/check", use: check)
    }

    @Sendable func check(_ request: Request, _ context: AppContext) async throws -> Response {
        let form = try await Form(request)
        var view = ReportCheckView(text: form.text("report"), previous: form.text("previous"))
        view.reading = await read(form, "report", file: "file", &view.errors)
        if view.reading == nil, view.errors.isEmpty {
            view.errors.append(FormError("report", "请粘贴一份报告，或者选择一个文件"))
        }
        let previous = await read(form, "previous", file: "previousFile", &view.errors)
        if let fault = previous?.faults.first {
            view.errors.append(FormError("previous", "上一年的报告没有读全。\(sentence(for: fault))"))
        }
        if let previous, let reading = view.reading,
            let words = sentence(forWrongPrevious: previous.content, of: reading.content)
        {
            view.errors.append(FormError("previous", words))
        }
        view.before = previous?.content
        if !view.errors.isEmpty { view.reading = nil }
        return try await page(view, context)
    }

    /// What was uploaded, or else what was pasted; nil where neither was, or where it is said what is wrong.
    private func read(
        _ form: Form, _ name: String, file fileName: String, _ errors: inout [FormError]
    ) async -> ReportReading? {
        let file = form.file(fileName)
        let (field, bytes) =
            file.map { (fileName, Array(buffer: $0.content)) } ?? (name, Array(form.text(name).utf8))
        if bytes.isEmpty, file == nil { return nil }
        let isText = !bytes.starts(with: "%PDF".utf8) && !bytes.starts(with: "PK".utf8)
        if bytes.count > Self.longestFile {
            errors.append(FormError(field, "文件太大，最多10 MB"))
        } else if isText, bytes.count > Self.longestText {
            errors.append(FormError(field, "文字太长，最多2 MB。一份年度报告没有这么长"))
        } else {
            do {
                return try await server.office.opener.read(bytes)
            } catch {
                errors.append(FormError(field, Self.advice(on: error)))
            }
        }
        return nil
    }

    private static func advice(on error: any Error) -> String {
        switch error {
        case Press.Fault.missing: "本网站没有安装读这种文件的程序。请把报告的文字复制到上面的框里"
        case Press.Fault.tooSlow: "这个文件读得太久，没有读完。请把报告的文字复制到上面的框里"
        case is Press.Fault: "这个文件打不开。请把报告的文字复制到上面的框里"
        default: "现在检查的人太多，请过一会儿再试"
        }
    }

    private func page(_ view: ReportCheckView, _ context: AppContext) async throws -> Response {
        let words = server.vocabulary(context.reader.language)
        let main = reportCheckPage(view)
        let column = ColumnTags(
            name: "检查年度报告", description: "检查任何单位的政府信息公开工作年度报告：合计、文字、上一年", keywords: ["年度报告", "政府信息公开"],
            types: [.disclosureReport])
        var page = PublicPage(
            title: view.reading == nil ? words("检查年度报告") : words("检查结果"), path: Links.checkReport, column: column,
            main: context.reader.language == .chinese ? main : "<div lang=\"zh-CN\">\(main)</div>")
        page.current = .reports
        page.search = .hidden
        page.hasErrors = !view.errors.isEmpty
        page.reader = context.reader
        page.crumbs = [
            Crumb(words("首页"), Links.home), Crumb(words("政府信息公开年报"), Links.reports), Crumb(words("检查年度报告")),
        ]
        return .privatePage(
            layout(page, site: try await server.site(), files: server.files, words: words),
            status: view.errors.isEmpty ? .ok : .unprocessableContent)
    }
}
