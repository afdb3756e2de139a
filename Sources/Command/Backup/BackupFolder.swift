import Domain
import Foundation

/// A folder of backups that are named after the time at which they were taken, so that the names sort by age.
struct BackupFolder {
    let path: String

    init?(_ path: String) {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue else {
            return nil
        }
        self.path = path
    }

    static func name(at instant: Instant, isEncrypted: Bool) -> String {
        "yangguang-\(instant.compact).tar\(isEncrypted ? ".age" : "")"
    }

    /// The paths of the backups, oldest first. Other files are not looked at.
    func backups() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: path).filter(Self.isName).sorted().map { "\(path)/\($0)" }
    }

    /// Removes the oldest backups, so that so many stay.
    /// - Returns: the paths that were removed.
    func keep(_ count: Int) throws -> [String] {
        let old = try backups().dropLast(count)
        for path in old { try FileManager.default.removeItem(atPath: path) }
        return Array(old)
    }

    /// Removes what backups left that were killed.
    func removeRemains() throws {
        for name in try FileManager.default.contentsOfDirectory(atPath: path) where name.hasSuffix(".part") {
            let whole = String(name.dropLast(".part".count))
            if Self.isName(whole) { DraftFile.removeRemains(of: "\(path)/\(whole)") }
        }
    }

    private static func isName(_ name: String) -> Bool {
        name.wholeMatch(of: /yangguang-\d{8}T\d{6}Z\.tar(?:\.age)?/) != nil
    }
}

extension Instant {
    /// `20260310T125600Z`: a time in the name of a file.
    var compact: String { "\(iso.prefix(19))Z".filter { $0 != "-" && $0 != ":" } }
}
