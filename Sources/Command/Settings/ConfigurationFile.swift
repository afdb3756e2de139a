import Foundation

/// Lines of `key = value`; a line that begins with # is a comment.
struct ConfigurationFile: Hashable {
    private(set) var settings: [SettingName: Setting] = [:]

    /// Where the installation of this machine has it. Who names a database, or a file, means another installation.
    static let usualPath = "/etc/yangguang/yangguang.conf"

    static func chosen(
        _ flag: String?, _ environment: [String: String], isDatabaseNamed: Bool, usualPath: String = usualPath
    ) throws -> ConfigurationFile? {
        if let path = flag ?? environment["YANGGUANG_CONFIG"] { return try ConfigurationFile(contentsOf: path) }
        let isNamed = isDatabaseNamed || environment[SettingName.database.variable] != nil
        if isNamed || !FileManager.default.fileExists(atPath: usualPath) { return nil }
        return try ConfigurationFile(contentsOf: usualPath)
    }

    init(contentsOf path: String) throws {
        guard let data = FileManager.default.contents(atPath: path) else {
            let isThere = FileManager.default.fileExists(atPath: path)
            let advice = isThere ? ": run it as its user, runuser --user yangguang -- yangguang …" : ": it is not there"
            throw Failure.cannot("cannot read the configuration file \(path)\(advice)")
        }
        guard let text = String(validating: data, as: UTF8.self) else {
            throw Failure.usage("\(path): is not UTF-8 text")
        }
        try self.init(text, path: path)
    }

    init(_ text: String, path: String) throws {
        for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
            let place = "\(path) line \(index + 1)"
            let line = line.trimmingCharacters(in: .whitespaces)
            if line.isEmpty || line.hasPrefix("#") { continue }
            let parts = line.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
                .map { $0.trimmingCharacters(in: .whitespaces) }
            if parts.count == 2, parts[1].isEmpty, let name = SettingName(rawValue: parts[0]) {
                throw Failure.usage("\(place): \(name.rawValue) has no value yet: write one behind the sign")
            }
            guard parts.count == 2, !parts[1].isEmpty else {
                throw Failure.usage("\(place): “\(line)” is not of the form key = value")
            }
            guard let name = SettingName(rawValue: parts[0]) else {
                let known = SettingName.allCases.map(\.rawValue).joined(separator: ", ")
                throw Failure.usage("\(place): the key “\(parts[0])” is not known; known keys are \(known)")
            }
            if let earlier = settings[name] {
                throw Failure.usage("\(place): the key “\(parts[0])” was set before, at \(earlier.place)")
            }
            settings[name] = Setting(value: parts[1], place: place)
        }
    }
}
