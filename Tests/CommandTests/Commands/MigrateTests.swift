import Actions
import Foundation
import Storage
import TestSupport
import Testing

@testable import Command

@Suite struct MigrateTests {
    @Test(arguments: Engine.available)
    func `an empty database is brought up to date, and once more changes nothing`(engine: Engine) async throws {
        try await withInstallation(engine) { installation in
            for _ in 1...2 {
                let answer = try installation.run("migrate", "--json")
                #expect(answer.status == 0)
                #expect(try answer.json["schema"] as? Int == Migrations.all.count)
            }
            #expect(try installation.run("check").status == 0)
        }
    }

    @Test(arguments: Engine.available)
    func `a database of a newer program is refused by every command`(engine: Engine) async throws {
        try await withInstallation(engine) { installation in
            #expect(try installation.run("migrate").status == 0)
            try await installation.write { tx in
                try tx.run("INSERT INTO schema_step (number, name) VALUES (\(900), \("from the future"))")
            }
            for command in ["migrate", "check"] {
                let answer = try installation.run(command)
                #expect(answer.status == 3)
                #expect(answer.complaints.contains("900"))
            }
        }
    }

    @Test(arguments: Engine.available)
    func `a database that is behind is left alone until it is migrated`(engine: Engine) async throws {
        try await withInstallation(engine) { installation in
            #expect(try installation.run("migrate").status == 0)
            try await installation.write { tx in
                try tx.run("DELETE FROM schema_step WHERE number = \(Migrations.all.count)")
            }
            let answer = try installation.run("check")
            #expect(answer.status == 3)
            #expect(answer.complaints.contains("run yangguang migrate"))
        }
    }

    @Test func `a database never gets other keys than those it began with`() async throws {
        try await withInstallation(.sqlite) { installation in
            #expect(try installation.run("migrate").status == 0)
            try FileManager.default.removeItem(atPath: "\(installation.files)/keys")
            for command in ["migrate", "check"] {
                let answer = try installation.run(command)
                #expect(answer.status == 3)
                #expect(answer.complaints.contains("--files"))
            }
        }
    }
}
