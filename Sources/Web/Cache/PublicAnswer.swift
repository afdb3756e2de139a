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
        /// Of the answer 304: what RFC 9110, section 15.4.5, wants repeated, and what lets pages of other sites read it.
        var unchanged: HTTPFields

        init(_ fields: HTTPFields, tag: String, body: ByteBuffer, coding: ContentCoding?) {
            var fields = fields
            fields[.eTag] = tag
            unchanged = HTTPFields()
            for name: HTTPField.Name in [.eTag, .cacheControl, .vary, .lastModified] + CrossOrigin.fields {
                unchanged[name] = fields[name]
            }
            fields[.contentLength] = String(body.readableBytes)
            if let coding { fields[.contentEncoding] = coding.rawValue }
            (self.tag, self.body, self.fields) = (tag, body, fields)
        }

        /// The bytes, and about as much again as the header fields take.
        var weight: Int { body.storageCapacity + 4000 }
    }

    private let plain: Form
    private let fields: HTTPFields
    /// The pattern of the address, by which requests are counted.
    let route: String?
    private let shrinks: Bool
    private let effort: ContentCoding.Effort
    /// Nil for a coding that gains nothing.
    private let packed = Mutex<[ContentCoding: Form?]>([:])

    /// - Returns: nil where a response is for one reader or one moment only.
    init?(_ response: Response, body: ByteBuffer, effort: ContentCoding.Effort = .page, route: String? = nil) {
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
        self.route = route
        plain = Form(fields, tag: tag, body: body, coding: nil)
    }

    /// About as many bytes as it holds, with all its forms.
    var weight: Int {
        plain.weight + packed.withLock { $0.values.reduce(0) { $0 + ($1?.weight ?? 0) } }
    }

    /// The whole answer to a request, or that its sender has it already.
    /// - Parameter grew: is called where a form was made for this request.
    func response(to request: Request, grew: () -> Void = {}) -> Response {
        let form = form(preferredBy: request.headers, grew)
        if isKnown(form.tag, to: request.headers) { return Response(status: .notModified, headers: form.unchanged) }
        return Response(status: .ok, headers: form.fields, body: ResponseBody(byteBuffer: form.body))
    }

    /// That the sender has what would be sent piece by piece; nil where it has not.
    static func unchanged(_ response: Response, _ request: Request) -> Response? {
        guard response.status == .ok, response.body.contentLength == nil, let tag = response.headers[.eTag],
            let known = request.headers[.ifNoneMatch], isKnown(tag, among: known)
        else { return nil }
        let form = Form(response.headers, tag: tag, body: ByteBuffer(), coding: nil)
        return Response(status: .notModified, headers: form.unchanged)
    }

    /// The same in the parts that are sent, where nothing has to be made for it.
    func parts(for request: HTTPFields) -> (head: HTTPResponse, body: ByteBuffer?)? {
        guard let form = knownForm(preferredBy: request) else { return nil }
        if isKnown(form.tag, to: request) {
            return (HTTPResponse(status: .notModified, headerFields: form.unchanged), nil)
        }
        return (HTTPResponse(status: .ok, headerFields: form.fields), form.body)
    }

    /// Nil where the bytes have not been packed like this yet.
    private func knownForm(preferredBy request: HTTPFields) -> Form? {
        guard shrinks, let coding = ContentCoding.preferred(by: request) else { return plain }
        return packed.withLock { $0[coding] }.map { $0 ?? plain }
    }

    private func form(preferredBy request: HTTPFields, _ grew: () -> Void) -> Form {
        if let known = knownForm(preferredBy: request) { return known }
        guard let coding = ContentCoding.preferred(by: request) else { return plain }
        // Packed outside the lock: whoever asks for other forms meanwhile does not wait.
        let made = coding.packed(plain.body, effort).map { body in
            Form(fields, tag: "\(plain.tag.dropLast())-\(coding.rawValue)\"", body: body, coding: coding)
        }
        packed.withLock { $0[coding] = .some(made) }
        grew()
        return made ?? plain
    }

    /// Weakly (RFC 9110, section 8.8.3.2).
    private static func isKnown(_ tag: String, among known: String) -> Bool {
        func opaque(_ tag: Substring) -> Substring { tag.hasPrefix("W/") ? tag.dropFirst(2) : tag }
        return known == tag
            || known.split(separator: ",").contains { part in
                let part = part.drop { $0 == " " }.prefix { $0 != " " }
                return part == "*" || opaque(part) == opaque(tag[...])
            }
    }

    /// RFC 9110, section 13. A date is asked only where no tag is given: it counts whole seconds.
    private func isKnown(_ tag: String, to request: HTTPFields) -> Bool {
        if let known = request[.ifNoneMatch] {
            return Self.isKnown(tag, among: known)
        }
        guard let since = request[.ifModifiedSince].flatMap({ Instant(httpDate: $0) }),
            let lastModified = fields[.lastModified].flatMap({ Instant(httpDate: $0) })
        else { return false }
        return lastModified <= since
    }
}
