/// Makes one file of a script and the modules beside it that it imports, so that a page asks once.
///
/// It reads our own scripts only, which keep to a form: an import stands on a line of its own and names a file beside it,
/// `export` stands at the beginning of a line before a function, a class or a constant, and no module imports in a circle.
struct ScriptBundle {
    private let sources: [String: String]
    private var made: Set<String> = []
    private(set) var text = ""

    /// - Throws: `Fault` where a script does not keep to the form.
    init(of entry: String, in sources: [String: String]) throws {
        self.sources = sources
        let lines = try body(of: entry).lines
        text += lines
    }

    struct Fault: Error, CustomStringConvertible {
        var description: String
    }

    /// Brings everything that a module imports into the text before it, and gives its own lines.
    private mutating func body(of file: String) throws -> (lines: String, exports: [String]) {
        guard let source = sources[file] else {
            throw Fault(description: "a script imports \(file), which is not there")
        }
        var (lines, exports) = ("", [String]())
        for line in source.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("import ") {
                lines += try statement(for: line) + "\n"
            } else if line.hasPrefix("export ") {
                let declaration = line.dropFirst("export ".count)
                let words = declaration.split { !($0.isLetter || $0.isNumber || $0 == "_") }
                guard words.count > 1, ["function", "class", "const"].contains(words[0]) else {
                    throw Fault(description: "\(file): cannot read “\(line)”")
                }
                exports.append(String(words[1]))
                lines += declaration + "\n"
            } else {
                lines += line + "\n"
            }
        }
        return (lines, exports)
    }

    /// `import { a, b } from "./x.js";` or `import * as x from "./x.js";` as a constant.
    private mutating func statement(for line: Substring) throws -> String {
        let parts = line.dropFirst("import ".count).split(separator: " from ")
        guard parts.count == 2, parts[1].hasPrefix("\"./"), parts[1].hasSuffix("\";") else {
            throw Fault(description: "cannot read “\(line)”")
        }
        let file = String(parts[1].dropFirst(3).dropLast(2))
        let module = "module_" + file.map { $0.isLetter ? String($0) : "_" }.joined()
        if made.insert(file).inserted {
            let (lines, exports) = try body(of: file)
            text += "const \(module) = (() => {\n\(lines)return { \(exports.joined(separator: ", ")) };\n})();\n"
        }
        let names = parts[0].hasPrefix("* as ") ? parts[0].dropFirst("* as ".count) : parts[0]
        return "const \(names) = \(module);"
    }
}
