import Domain
import HTTPTypes
import Hummingbird
import NIOCore
import Synchronization

/// What is sent for an address to whoever may have it: the bytes plain and packed, each form with an entity tag of its
/// own, and the header fields for whoever has the bytes already. Everything is made once; an answer only chooses.
final class PublicAnswer: Sendable {
    /// One form of the bytes.
    private struct Form: Sendable {
        var tag: String
        var body: ByteBuffer
        var fields: HTTPFields
        /// Of the answer 304, which says nothing of the bytes.
        var unchanged: HTTPFields

        init(_ fields: HTTPFields, tag: String, body: ByteBuffer, coding: ContentCoding?) {
            var fields = fields
            fields[.eTag] = tag
            unchanged = fields
            for name: HTTPField.Name in [.contentType, .contentLength, .contentDisposition] { unchanged[name] = nil }
            fields[.contentLength] = String(body.readableBytes)
            if let coding { fields[.contentEncoding] = coding.rawValue }
            (self.tag, self.body, self.fields) = (tag, body, fields)
        }

        /// The bytes, and about as much again as the header fields take.
        var weight: Int { body.storageCapacity + 4000 }
    }

    private let plain: Form
    private let fields: HTTPFields
    private let shrinks: Bool
    private let effort: ContentCoding.Effort
    /// In whole seconds, as HTTP counts.
    private let lastModified: Int?
    /// Nil for a coding that gains nothing.
    private let packed = Mutex<[ContentCoding: Form?]>([:])

    /// - Returns: nil where a response is for one reader or one moment only.
    init?(_ response: Response, body: ByteBuffer, effort: ContentCoding.Effort = .page) {
        guard response.status == .ok, let tag = response.headers[.eTag],
            let cache = response.headers[.cacheControl], !cache.contains("no-store"), !cache.contains("private"),
            response.headers[.setCookie] == nil, response.headers[.contentEncoding] == nil
        else { return nil }
        var fields = response.headers
        fields[.contentLength] = nil
        shrinks =
            body.readableBytes >= ContentCoding.leastBytes && ContentCoding.shrinks(fields[.contentType] ?? "")
        if shrinks { fields[.vary] = [fields[.vary], "Accept-Encoding"].compactMap(\.self).joined(separator: ", ") }
        self.fields = fields
        self.effort = effort
        lastModified = fields[.lastModified].flatMap { Instant(httpDate: $0) }.map { $0.milliseconds / 1000 }
        plain = Form(fields, tag: tag, body: body, coding: nil)
    }

    /// About as many bytes as it holds, with all its forms.
    var weight: Int {
        plain.weight + packed.withLock { $0.values.reduce(0) { $0 + ($1?.weight ?? 0) } }
    }

    /// The whole answer to a request, or that its sender has it already.
    /// - Parameter grew: is called where a form was made for this request.
    func response(to request: Request, grew: () -> Void = {}) -> Response {
        let form = form(preferredBy: request, grew)
        if isKnown(form.tag, to: request) { return Response(status: .notModified, headers: form.unchanged) }
        return Response(status: .ok, headers: form.fields, body: ResponseBody(byteBuffer: form.body))
    }

    private func form(preferredBy request: Request, _ grew: () -> Void) -> Form {
        guard shrinks, let coding = ContentCoding.preferred(by: request.headers) else { return plain }
        if let known = packed.withLock({ $0[coding] }) { return known ?? plain }
        // Packed outside the lock: whoever asks for other forms meanwhile does not wait.
        let made = coding.packed(plain.body, effort).map { body in
            Form(fields, tag: "\(plain.tag.dropLast())-\(coding.rawValue)\"", body: body, coding: coding)
        }
        packed.withLock { $0[coding] = .some(made) }
        grew()
        return made ?? plain
    }

    /// RFC 9110, section 13. A date is asked only where no tag is given: it counts whole seconds.
    private func isKnown(_ tag: String, to request: Request) -> Bool {
        if let known = request.headers[.ifNoneMatch] {
            return known == tag
                || known.split(separator: ",").contains { part in
                    let part = part.drop { $0 == " " }.prefix { $0 != " " }
                    return part == "*" || (part.hasPrefix("W/") ? part.dropFirst(2) : part) == tag
                }
        }
        guard let lastModified, let since = request.headers[.ifModifiedSince].flatMap({ Instant(httpDate: $0) })
        else { return false }
        return lastModified <= since.milliseconds / 1000
    }
}
