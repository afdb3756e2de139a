import Actions
import Domain
import HTTPTypes
import Hummingbird
import NIOCore

/// Files in pieces, for the script of the upload form: what is begun can be gone on with.
struct UploadRoutes: Sendable {
    let server: PageServer
    private var office: Office { server.office }

    func add(to desk: some RouterMethods<StaffContext>) {
        desk.post("uploads", use: begin)
        desk.get("uploads/:id", use: show)
        desk.post("uploads/:id", use: append)
    }

    @Sendable func begin(_ request: Request, _ context: StaffContext) async throws -> Response {
        let sent = try await StaffForm(request, context)
        return try await answer {
            try await office.beginUpload(
                named: sent.form.raw("name"), size: Int(sent.form.raw("size")) ?? 0, by: context.caller)
        }
    }

    @Sendable func show(_ request: Request, _ context: StaffContext) async throws -> Response {
        try await answer { try await office.upload(try context.parameters.require("id"), by: context.caller) }
    }

    @Sendable func append(_ request: Request, _ context: StaffContext) async throws -> Response {
        let sent = try await StaffForm(request, context)
        var upload = try await office.upload(try context.parameters.require("id"), by: context.caller)
        // Who is somewhere else learns where to go on.
        guard Int(sent.form.raw("offset")) == upload.received else { return Self.json(upload, status: .conflict) }
        guard let piece = sent.form.file("piece") else { return Self.json(upload) }
        return try await answer {
            try await office.append(Array(buffer: piece.content), to: &upload)
            return upload
        }
    }

    private func answer(_ act: () async throws -> FileUpload) async throws -> Response {
        do {
            return Self.json(try await act())
        } catch let invalid as Invalid {
            let words = invalid.issues.map { sentence(for: $0) }.joined(separator: "。")
            return Self.json([("message", .string(words))], status: .unprocessableContent)
        }
    }

    private static func json(_ upload: FileUpload, status: HTTPResponse.Status = .ok) -> Response {
        json([("id", .string(upload.id)), ("received", .integer(upload.received))], status: status)
    }

    private static func json(_ members: [(String, CanonicalJSON)], status: HTTPResponse.Status) -> Response {
        .content(
            CanonicalJSON.object(members).bytes, type: "application/json; charset=utf-8", status: status,
            cache: "no-store")
    }
}
