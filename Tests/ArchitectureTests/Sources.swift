import Foundation

/// The files of this checkout's `Sources`, as text.
enum Sources {
    struct File: Sendable {
        let module: String
        /// Below the module: `Documents/Document.swift`.
        let path: String
        let lines: [Substring]
        /// Words of its code that end in `Table`.
        private(set) var names: Set<String>

        init(module: String, path: String, text: String) {
            self.module = module
            self.path = path
            lines = text.split(separator: "\n", omittingEmptySubsequences: false)
            names = []
            for line in code where line.contains("Table") {
                let words = line.split { !$0.isLetter && !$0.isNumber && $0 != "_" }
                names.formUnion(words.filter { $0.hasSuffix("Table") }.map(String.init))
            }
        }

        /// The folder of the area; empty for what stands at the top of a module.
        var area: String {
            let parts = path.split(separator: "/")
            return parts.count > 1 ? String(parts[0]) : ""
        }

        /// Lines that hold code: not blank, no comment.
        var code: [Substring] {
            lines.filter { line in
                let words = line.drop { $0 == " " }
                return !words.isEmpty && !words.hasPrefix("//")
            }
        }
    }

    static let modules = ["Domain", "Storage", "Actions", "Web", "Command"]

    static func files(of module: String) throws -> [File] {
        let folder = root.appending(path: "Sources/\(module)")
        let paths = try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".swift") }
        return try paths.sorted().map { path in
            let text = try String(contentsOf: folder.appending(path: path), encoding: .utf8)
            return File(module: module, path: path, text: text)
        }
    }

    static func all() throws -> [File] { try modules.flatMap(files) }

    static var root: URL {
        (0..<3).reduce(URL(filePath: #filePath).resolvingSymlinksInPath()) { url, _ in url.deletingLastPathComponent() }
    }
}
