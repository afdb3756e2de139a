package import Domain
import Storage

/// A page of a file with what would be covered in it now.
package struct RedactionPicture: Sendable {
    /// As JPEG.
    package var page: [UInt8]
    /// In points.
    package var width: Double
    package var height: Double
    package var bars: [RedactedPage.Bar]
}

extension Office {
    /// Pixels of the longer side.
    private static let longerSide = 1_200

    /// Draws a page of a file: for those who may cover something in it. Asked for by its page, which does not wait.
    /// - Throws: `NotFound` where it has no such page, or cannot be drawn.
    package func redactionPicture(
        ofPage number: Int, _ source: RedactionSource, by caller: Caller
    ) async throws -> RedactionPicture {
        let desk = try await redaction(of: source, by: caller)
        guard desk.hasPages, number > 0 else { throw NotFound() }
        let programs = RedactionPrograms(run: reader.run)
        do {
            return try await withPDF(of: source, programs) { path in
                let page = try await programs.page(number, of: path, seesPictures: false)
                let redacted = RedactedPage(
                    number, page.letters, isExact: page.isExact, desk.redaction?.marks ?? [])
                return RedactionPicture(
                    page: try await programs.jpeg(of: number, path, longerSide: Self.longerSide),
                    width: page.size.width, height: page.size.height, bars: redacted.bars)
            }
        } catch is RedactionPrograms.Fault {
            throw NotFound()
        }
    }
}
