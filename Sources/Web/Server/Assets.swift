import Actions
import Domain
import Foundation
import HTTPTypes
import Hummingbird

/// Style and scripts, read once at start. Their address holds a fingerprint, so that they are kept for ever and a new
/// version is seen at once.
struct Assets: Sendable {
    private let files: [String: [UInt8]]
    private let fingerprint: String
    let english: [String: String]

    /// The scripts that are made of modules.
    private static let bundles = ["editor.js"]

    init() throws {
        let resources = Bundle.module.bundleURL.appending(path: "Resources")
        let folder = resources.appending(path: "Public")
        var files: [String: [UInt8]] = [:]
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
            files[name] = Array(try Data(contentsOf: folder.appending(path: name)))
        }
        let scripts = files.filter { $0.key.hasSuffix(".js") }.mapValues { String(decoding: $0, as: UTF8.self) }
        for name in Self.bundles { files[name] = Array(try ScriptBundle(of: name, in: scripts).text.utf8) }
        self.files = files
        let all = files.sorted { $0.key < $1.key }.flatMap { Array($0.key.utf8) + sha256($0.value) }
        fingerprint = String(Hex.encode(sha256(all)).prefix(12))
        let words = try Data(contentsOf: resources.appending(path: "Locales/en.json"))
        english = try JSONDecoder().decode([String: String].self, from: words)
    }

    func address(_ name: String) -> String { "/assets/\(fingerprint)/\(name)" }

    /// Whether a path gives the same bytes for as long as the program runs.
    func isNewest(_ path: String) -> Bool {
        guard path.hasPrefix("/assets/"), let name = path.split(separator: "/").last.map(String.init) else {
            return false
        }
        return files[name] != nil && path == address(name)
    }

    /// A page of an earlier version asks under a fingerprint of its own: it gets what there is now, and must not keep it.
    func response(_ name: String, under fingerprint: String) -> Response? {
        guard let bytes = files[name] else { return nil }
        let cache = fingerprint == self.fingerprint ? "public, max-age=31536000, immutable" : "no-cache"
        let type =
            switch name.split(separator: ".").last {
            case "css": "text/css; charset=utf-8"
            case "js": "text/javascript; charset=utf-8"
            case "svg": "image/svg+xml"
            default: "application/octet-stream"
            }
        return .content(bytes, type: type, cache: cache)
    }
}
