import Actions
import Domain
import HTTPTypes
import Hummingbird
import NIOCore

extension Response {
    /// A file that somebody else made: to be saved, never shown in the place of one of our pages, and kept by nobody on the
    /// way.
    static func file(_ opened: OpenedFile) -> Response {
        let file = opened.file
        let plain = "file-\(file.position).\(file.type.endings[0])"
        var headers: HTTPFields = [
            .contentType: mediaType(of: file.type), .cacheControl: "private, no-store",
            .contentDisposition: disposition(file.name, plain: plain),
        ]
        headers[named: "Content-Security-Policy"] = "default-src 'none'; sandbox"
        return Response(
            status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: opened.content)))
    }

    /// Only what browsers show without running anything has a type of its own.
    private static func mediaType(of type: FileType) -> String {
        switch type {
        case .pdf: "application/pdf"
        case .jpeg: "image/jpeg"
        case .png: "image/png"
        case .ofd, .docx, .xlsx, .doc, .xls, .wps, .text, .pptx, .ppt, .et, .dps, .odt, .ods, .rtf, .csv, .html, .gif,
            .tiff,
            .docm, .xlsm, .pptm:
            "application/octet-stream"
        }
    }
}
