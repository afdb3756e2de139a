import Testing

/// A table belongs to its area: the others ask the area's actions.
struct TableTests {
    /// The areas that may name a table of another, for a reason each: the transaction that publishes also numbers, logs,
    /// indexes and plans; everything belongs to an organisation; who watches the office looks at all of it. The empty
    /// name is the top of Actions.
    private static let guests: [String: Set<String>] = [
        "AppointmentTable": ["Organisations", "Petitions", "Requests"],
        "CatalogueTable": ["Documents", "Reports"],
        "DocumentTable": [
            "Check", "Files", "Operations", "PublicLog", "Redaction", "Reports", "Requests", "Search",
        ],
        "EditionTable": [""],
        "FilePreviewTable": ["Documents"],
        "FileTable": ["Documents", "Guard", "Operations", "Redaction", "Search"],
        "FormReceiptTable": [""],
        "JobTable": ["Documents", "Operations"],
        "JournalTable": [
            "", "Backup", "Check", "Documents", "Keys", "Operations", "Petitions", "Register", "Reports", "Requests",
        ],
        "LetterFileTable": ["Files"],
        "LockOutTable": ["Operations"],
        "LogTable": ["Backup", "Check", "Documents", "Journal", "Operations"],
        "NumberTable": ["Check", "Petitions", "Requests"],
        "OrganisationTable": [
            "", "Accounts", "Calendar", "Catalogue", "Documents", "Drafts", "Files", "Guard", "Journal", "Petitions",
            "PublicLog",
            "Reports", "Requests", "Settings",
        ],
        "OutboxTable": ["Check", "Documents", "Operations"],
        "PersonTable": ["Documents", "Keys", "Petitions", "Reports", "Requests"],
        "PublicFileTable": ["Check", "Documents"],
        "ProfileTable": ["Petitions", "Requests"],
        "RedactionTable": ["Files"],
        "RequestDraftFileTable": ["Files"],
        "RevisionTable": ["Check", "Files", "Guard", "Redaction", "Search"],
        "SearchTable": ["Documents"],
        "SessionTable": ["Operations"],
        "SettingTable": ["Guard", "Petitions", "Reports", "Requests"],
        "VaultFileTable": ["Drafts", "Files", "Petitions", "Redaction", "Requests"],
        "VaultKeyTable": ["Keys", "Petitions", "Requests"],
    ]

    @Test func `a table is named in its own area, and where this list says`() throws {
        let files = try Sources.files(of: "Actions")
        for (table, home) in try homes(in: files) {
            let allowed = Self.guests[table, default: []].union([home])
            let users = Set(files.filter { $0.names.contains(table) }.map(\.area))
            #expect(users.subtracting(allowed).sorted() == [], "\(table) of \(home)")
            #expect(allowed.subtracting(users).sorted() == [], "\(table) need not be opened so far")
        }
    }

    @Test(arguments: ["Domain", "Storage", "Web", "Command"])
    func `no other module names a table`(module: String) throws {
        let tables = try homes(in: Sources.files(of: "Actions")).keys
        #expect(tables.count > 15)
        for file in try Sources.files(of: module) {
            #expect(file.names.intersection(tables) == [], "\(module)/\(file.path)")
        }
    }

    @Test func `SQL stands in Actions and Storage only`() throws {
        for module in ["Domain", "Web", "Command"] {
            for file in try Sources.files(of: module) {
                let statements = file.code.filter { line in
                    ["SELECT ", "INSERT INTO ", "DELETE FROM ", "CREATE TABLE "].contains { line.contains($0) }
                }
                #expect(statements == [], "\(module)/\(file.path)")
            }
        }
    }

    @Test func `only bookkeeping goes through the door without a journal`() throws {
        let users = try Sources.files(of: "Actions").filter { file in file.code.contains { $0.contains("await keep {") }
        }
        #expect(
            users.map(\.path) == [
                "Accounts/SignIn.swift", "Documents/RefreshTerms.swift", "Drafts/ApplicationDrafts.swift",
                "Drafts/DraftFiles.swift", "Files/ReadFiles.swift", "Files/ResumeUpload.swift",
                "Files/SweepStrays.swift", "Files/SweepUploads.swift",
                "Files/UploadFile.swift", "Jobs/DeliverNews.swift", "Jobs/WorkJobs.swift",
                "Redaction/MarkRedaction.swift", "Redaction/RedactNextFile.swift", "Requests/RefreshRequestTerms.swift",
                "Search/FoldSegments.swift", "Search/Reindex.swift",
            ])
    }

    /// The rest asks `Office.perform`, `change` or `keep` for its transaction. A store that keeps time hands on what it is
    /// given.
    @Test func `only the office opens a transaction that writes`() throws {
        for module in ["Actions", "Web", "Command"] {
            let users = try Sources.files(of: module).filter { file in file.code.contains { $0.contains("store.write") }
            }
            let allowed = ["Actions": ["Office.swift"], "Command": ["Operations/MeasuredStore.swift"]]
            #expect(users.map(\.path) == allowed[module, default: []], "\(module)")
        }
    }

    private func homes(in files: [Sources.File]) throws -> [String: String] {
        var homes: [String: String] = [:]
        for file in files {
            for line in file.code {
                let words = line.split(separator: " ")
                guard let keyword = words.firstIndex(of: "enum"), words.count > keyword + 1,
                    words[keyword + 1].hasSuffix("Table")
                else { continue }
                homes[String(words[keyword + 1])] = file.area
            }
        }
        return homes
    }
}
