import Actions
import Domain
import Hummingbird

/// What waits to be read and what could not be, for whoever keeps the program running.
struct FileQueueRoutes: Sendable {
    let server: PageServer
    private var office: Office { server.office }

    func add(to desk: some RouterMethods<StaffContext>) {
        desk.get("files", use: show)
        desk.post("files/:hash/reading", use: readAgain)
    }

    @Sendable func show(_ request: Request, _ context: StaffContext) async throws -> Response {
        let queue = try await office.fileQueue(by: context.caller)
        return try await DeskFrame(server, context).show(
            "附件检查", path: Links.Desk.files,
            fileQueuePage(
                queue, done: request.query("done"), csrf: context.session.csrf, once: office.newFormNumber()))
    }

    @Sendable func readAgain(_ request: Request, _ context: StaffContext) async throws -> Response {
        let sent = try await StaffForm(request, context)
        try await office.readAgain(try context.parameters.require("hash"), by: sent.caller)
        return .seeOther(Links.query(Links.Desk.files, [("done", "again")]))
    }
}

func fileQueuePage(_ queue: FileQueue, done: String, csrf: String, once: String) -> HTML {
    let oldest: HTML? = queue.oldest.map { "<div><dt>等得最久的</dt><dd>\(dateTime($0))添加</dd></div>" }
    return """
        \(done.isEmpty ? nil : statusMessage("已经重新排队。"))\
        <h1>附件检查</h1>
        <p class="lead">附件添加以后，程序逐个读取内容、做公开前检查。读完以前不能公布。</p>
        <dl class="answers">
        <div><dt>正在读</dt><dd>\(queue.reading)个</dd></div>
        <div><dt>排队</dt><dd>\(queue.waiting)个</dd></div>
        \(oldest)
        <div><dt>等着遮盖</dt><dd>\(queue.redactions)个</dd></div>
        <div><dt>没有读成</dt><dd>\(queue.failedCount)个</dd></div>
        </dl>
        \(failedTable(queue, csrf: csrf, once: once))
        """
}

private func failedTable(_ queue: FileQueue, csrf: String, once: String) -> HTML? {
    if queue.failed.isEmpty { return nil }
    let table = Table(
        columns: [
            .init("文件校验值", isLabelled: false), .init("种类", isShort: true), .init("大小", isShort: true),
            .init("添加", isShort: true), .init("原因"), .init("可以办的", isLabelled: false),
        ],
        rows: queue.failed.map { file in
            .cells([
                "<code>\(String(file.hash.prefix(12)))</code>", HTML(file.type.endings[0]), HTML(size(file.size)),
                dateTime(file.addedAt), HTML(file.lastError),
                postForm(
                    to: Links.Desk.files(file.hash, "reading"), csrfToken: csrf,
                    """
                    \(hiddenField("once", "\(once)\(file.hash.prefix(12))"))\
                    <button class="button quiet">重新检查<span class="hidden">\(String(file.hash.prefix(12)))</span></button>
                    """),
            ])
        })
    let rest: HTML? =
        queue.failedCount > queue.failed.count
        ? "<p class=\"small soft\">只列出最近的\(queue.failed.count)个。</p>" : nil
    return """
        <h2>没有读成的</h2>
        <p>试过几次都没有读成。修好原因（例如装上缺的程序、等病毒扫描恢复）以后重新检查；拟稿人也可以换一个文件。</p>
        \(Web.table(table))\(rest)
        """
}
