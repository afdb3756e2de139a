/// Small PDFs, written object by object.
enum TinyPDF {
    /// - Parameter objects: from the first on; the first is the catalogue.
    static func bytes(_ objects: [String]) -> [UInt8] {
        var file = "%PDF-1.7\n"
        var places: [Int] = []
        for (index, object) in objects.enumerated() {
            places.append(file.utf8.count)
            file += "\(index + 1) 0 obj\n\(object)\nendobj\n"
        }
        let start = file.utf8.count
        file += "xref\n0 \(objects.count + 1)\n0000000000 65535 f \n"
        for place in places { file += String(repeating: "0", count: 10 - "\(place)".count) + "\(place) 00000 n \n" }
        file += "trailer\n<< /Size \(objects.count + 1) /Root 1 0 R >>\nstartxref\n\(start)\n%%EOF\n"
        return Array(file.utf8)
    }

    /// A page of 300 × 200 points.
    /// - Parameters:
    ///   - content: as of a content stream, such as `text("1", x: 10, y: 20)`.
    ///   - catalog: more entries of the catalogue.
    static func page(_ content: String, box: String = "[0 0 300 200]", catalog: String = "") -> [UInt8] {
        bytes([
            "<< /Type /Catalog /Pages 2 0 R \(catalog) >>", "<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 200] /CropBox \(box) /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>",
            "<< /Length \(content.utf8.count) >>\nstream\n\(content)\nendstream",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        ])
    }

    /// Saved once more with another content of its page; what it said before stays in it.
    static func changed(_ file: [UInt8], to content: String) -> [UInt8] {
        var text = String(decoding: file, as: UTF8.self)
        let before = text.split(separator: "startxref\n").last?.prefix { $0.isNumber } ?? "0"
        let place = String(text.utf8.count)
        text += "4 0 obj\n<< /Length \(content.utf8.count) >>\nstream\n\(content)\nendstream\nendobj\n"
        let start = text.utf8.count
        text += "xref\n4 1\n" + String(repeating: "0", count: 10 - place.count) + "\(place) 00000 n \n"
        text += "trailer\n<< /Size 6 /Root 1 0 R /Prev \(before) >>\nstartxref\n\(start)\n%%EOF\n"
        return Array(text.utf8)
    }

    /// So many pages without anything on them.
    static func empty(pages: Int) -> [UInt8] {
        let kids = (0..<pages).map { "\($0 + 3) 0 R" }.joined(separator: " ")
        let page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 200] >>"
        return bytes(
            ["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Count \(pages) /Kids [\(kids)] >>"]
                + [String](repeating: page, count: pages))
    }

    static func text(_ words: String, x: Int, y: Int, before: String = "0 g") -> String {
        "q \(before) BT /F 14 Tf \(x) \(y) Td (\(words)) Tj ET Q\n"
    }

    static func box(x: Int, y: Int, width: Int, height: Int, shade: Double = 0) -> String {
        "q \(shade) g \(x) \(y) \(width) \(height) re f Q\n"
    }
}
