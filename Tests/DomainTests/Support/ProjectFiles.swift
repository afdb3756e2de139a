import Foundation

/// Files of this checkout, and of the folder of real data that may stand beside it.
enum ProjectFiles {
    static func text(_ path: String) throws -> String {
        try String(contentsOf: root.appending(path: path), encoding: .utf8)
    }

    /// The lines of a file in `../shared/data`.
    static func sharedLines(_ path: String) throws -> [String] {
        try String(contentsOf: shared(path), encoding: .utf8).split(whereSeparator: \.isNewline).map(String.init)
    }

    static func hasShared(_ path: String) -> Bool { FileManager.default.fileExists(atPath: shared(path).path) }

    private static func shared(_ path: String) -> URL {
        root.deletingLastPathComponent().appending(path: "shared/data").appending(path: path)
    }

    private static var root: URL {
        (0..<4).reduce(URL(filePath: #filePath).resolvingSymlinksInPath()) { url, _ in url.deletingLastPathComponent() }
    }
}
