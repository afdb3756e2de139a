import Actions

extension Links.Desk {
    /// The page of the files of which this is one.
    static func files(of source: RedactionSource) -> String {
        switch source {
        case .document(let id, _): document(id, "files")
        case .request(let id, _): request(id, "files")
        }
    }

    static func redaction(of source: RedactionSource) -> String {
        switch source {
        case .document(_, let hash): "\(files(of: source))/\(hash)/redaction"
        case .request(_, let position): "\(files(of: source))/\(position)/redaction"
        }
    }
}
