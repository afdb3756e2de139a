package import Domain

/// Reads HTML that nobody vouches for: pasted from Word, from another site, or sent by an attacker.
///
/// What comes out is a value that cannot hold a script, a style or an address that runs code, so nothing has to be
/// filtered: what the value has no place for is not kept.
package enum RichTextParser {
    package static let inputLimit = 5_000_000

    /// - Returns: the text, and what of the input the writer should know was not kept.
    package static func parse(
        _ html: String, field: String = "body"
    ) throws(Invalid) -> (text: RichText, notes: [RichTextNote]) {
        guard html.utf8.count <= inputLimit else { throw Invalid([Issue(field, .tooLong(limit: inputLimit))]) }
        guard !html.utf8.contains(0) else { throw Invalid([Issue(field, .notAllowed)]) }
        if let result = read(PastedMarkup(html)) { return result }
        // Beyond libxml2's depth the tree would silently end; without nesting nothing is lost but the layout.
        var flat = PastedMarkup(html, keepsStructure: false)
        flat.notes.add(.nesting)
        return read(flat) ?? (RichText(), flat.notes.list)
    }

    private static func read(_ markup: PastedMarkup) -> (text: RichText, notes: [RichTextNote])? {
        HTMLTree.withRoot(of: markup.output) { root in
            var reader = RichTextReader(notes: markup.notes)
            let text = reader.read(root)
            return (text, reader.notes.list)
        }
    }
}
