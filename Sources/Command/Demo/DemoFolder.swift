import Actions
import Domain
import Foundation
import Storage

/// The folder that holds a demo city: its database and its keys.
struct DemoFolder {
    let path: String

    var database: String { "\(path)/yangguang.sqlite" }
    var files: String { "\(path)/yangguang-files" }
    /// The keys are moved in with everything else, at the end.
    var hasCity: Bool { FileManager.default.fileExists(atPath: files) }

    /// Makes the city beside its place and moves it there when it is whole, so that an interrupted run leaves nothing
    /// half made in the folder. A PostgreSQL database must be empty, and is to be emptied after an interrupted run.
    func makeCity(
        _ settings: Settings, today: Instant, requests: Int = 0, report: (String) -> Void
    ) async throws {
        let manager = FileManager.default
        if try manager.fileExists(atPath: path) && !manager.contentsOfDirectory(atPath: path).isEmpty {
            throw Failure.cannot("\(path) holds something else than a demo city: choose another folder with --data")
        }
        let site = DemoFolder(path: "\(path).building")
        try removeIfThere(site.path)
        try manager.createDirectory(atPath: site.path, withIntermediateDirectories: true)
        let store = try site.store(settings.database)
        do {
            guard try await store.schemaNumber() == 0 else {
                throw Failure.cannot("\(settings.database.name) is not empty: a demo city needs a database of its own")
            }
            try await store.migrate(Migrations.all)
            let folder = KeyFolder("\(site.files)/keys")
            try folder.make(logOrigin: settings.logName)
            let keys = try folder.read()
            try await DemoCity.build(
                in: store, files: site.files, keys: keys, today: today, requests: requests, report: report)
        } catch {
            await store.close()
            throw error
        }
        await store.close()
        try removeIfThere(path)
        try manager.moveItem(atPath: site.path, toPath: path)
    }

    private func store(_ address: DatabaseAddress) throws -> any Store {
        switch address {
        case .postgres(let conninfo): PostgresStore(conninfo: conninfo)
        case .sqlite: try SQLiteStore(path: database)
        }
    }

    private func removeIfThere(_ path: String) throws {
        if FileManager.default.fileExists(atPath: path) { try FileManager.default.removeItem(atPath: path) }
    }
}
