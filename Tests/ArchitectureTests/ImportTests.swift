import Testing

/// What each module may import. A module that wants more is a change of architecture, and is made here first.
struct ImportTests {
    private static let everywhere: [String: Set<String>] = [
        "Domain": [],
        "Storage": [],
        "Actions": ["Domain", "Storage", "Crypto"],
        "Web": ["Domain", "Actions", "Hummingbird", "HTTPTypes", "NIOCore", "Logging"],
    ]

    /// What only these files may import beside it. Command, which puts everything together, imports what it needs.
    private static let inOneFile: [String: [String: Set<String>]] = [
        "Storage": [
            "Files/Bucket/BucketClient.swift": ["AsyncHTTPClient", "Glibc", "NIOCore", "NIOHTTP1"],
            "Files/Bucket/BucketSignature.swift": ["Crypto", "Glibc"],
            "Files/Bucket/BucketXML.swift": ["CLibXML2"],
            "Files/Bucket/FileBucket.swift": ["Glibc", "NIOHTTP1"],
            "Files/FileDigest.swift": ["Crypto"],
            "Files/FileFolder.swift": ["Glibc"],
            "Files/FileThreads.swift": ["Dispatch"],
            "Files/Folders.swift": ["Glibc"],
            "Files/OpenFile.swift": ["Glibc"],
            "Files/Spool.swift": ["Glibc"],
            "Postgres/PostgresConnection.swift": ["CPostgres", "Glibc"],
            "Postgres/PostgresPool.swift": ["Dispatch", "Glibc", "Synchronization"],
            "Postgres/PostgresWatch.swift": ["Dispatch", "Synchronization"],
            "Slots.swift": ["Dispatch", "Synchronization"],
            "Postgres/PostgresCopy.swift": ["CPostgres"],
            "Postgres/PostgresValue.swift": ["CPostgres"],
            "Postgres/PostgresPipeline.swift": ["CPostgres"],
            "SQLite/SQLiteCopy.swift": ["Foundation", "GRDB"],
            "SQLite/SQLiteStatement.swift": ["GRDB", "GRDBSQLite"],
            "SQLite/SQLiteStore.swift": ["Foundation", "GRDB"],
            "SQLite/SQLiteWatch.swift": ["GRDB", "Synchronization"],
            "SQLite/SQLiteTimeLimit.swift": ["GRDBSQLite"],
        ],
        "Actions": [
            "Accounts/Passwords.swift": ["CryptoExtras", "Dispatch", "Foundation"],
            "Files/Inflation.swift": ["CZLib"],
            "Files/LocalFile.swift": ["Glibc"],
            "Files/XMLCursor.swift": ["CLibXML2"],
            "Files/ZipFolder.swift": ["CArchive", "Glibc"],
            "Editions/KeptReads.swift": ["Synchronization"],
            "Editions/WatchEditions.swift": ["Synchronization"],
            "Basics/RecordJSON.swift": ["Foundation"],
            "Basics/ZipArchive.swift": ["CArchive", "Glibc"],
            "Backup/AgeFormat.swift": ["CryptoExtras", "Foundation"],
            "Backup/LastBackup.swift": ["Foundation"],
            "Files/ReadFiles.swift": ["Logging"],
            "Files/SweepStrays.swift": ["Logging"],
            "Jobs/DeliverNews.swift": ["Logging"],
            "Jobs/WorkJobs.swift": ["Logging"],
            "Keys/KeyFile.swift": ["Foundation"],
            "Keys/KeyFolder.swift": ["Foundation"],
            "Keys/KeyRing.swift": ["Synchronization"],
            "Office.swift": ["Logging"],
            "Redaction/RedactNextFile.swift": ["Logging"],
            "Register/DocumentRegister.swift": ["Synchronization"],
            "Search/RankedIndex.swift": ["Synchronization"],
            "RichText/HTMLTree.swift": ["CLibXML2"],
            "Vault/SealFile.swift": ["Logging"],
            "Rules/RuleFiles.swift": ["Foundation"],
        ],
        "Web": [
            "Application.swift": ["HummingbirdCore"],
            "Cache/ContentCoding.swift": ["CBrotli", "CZLib"],
            "Cache/FileAnswers.swift": ["Synchronization"],
            "Cache/PageCache.swift": ["Synchronization"],
            "Cache/PublicAnswer.swift": ["Synchronization"],
            "Components/Records/QRMatrix.swift": ["CQREncode"],
            "Language/JournalChanges.swift": ["Foundation"],
            "Server/Assets.swift": ["Foundation"],
            "Operations/Histogram.swift": ["Synchronization"],
            "Operations/MetricRegistry.swift": ["Synchronization"],
            "Operations/Recent.swift": ["Synchronization"],
            "Operations/RequestMeasures.swift": ["Synchronization"],
            "Operations/WorkerBeat.swift": ["Synchronization"],
            "Server/PressedFiles.swift": ["Synchronization"],
            "Server/Connections/ConnectionLimits.swift": ["HummingbirdCore"],
            "Server/Connections/ConnectionPatience.swift": ["NIOHTTPTypes"],
            "Server/Connections/LoopChannel.swift": ["HummingbirdCore"],
            "Server/Connections/ReadyPages.swift": ["NIOHTTPTypes", "Synchronization"],
            "Server/BodyLimits.swift": ["Synchronization"],
            "Server/RateLimits.swift": ["Synchronization"],
        ],
    ]

    @Test(arguments: everywhere.keys.sorted())
    func `imports only what the architecture allows`(module: String) throws {
        let files = try Sources.files(of: module)
        #expect(!files.isEmpty)
        for file in files {
            let allowed = Self.everywhere[module, default: []].union(Self.inOneFile[module]?[file.path] ?? [])
            #expect(file.imports.subtracting(allowed).sorted() == [], "\(module)/\(file.path)")
        }
    }

    @Test func `the list of files with imports of their own is no longer than needed`() throws {
        for (module, files) in Self.inOneFile {
            let sources = try Sources.files(of: module)
            for (path, imports) in files {
                let file = try #require(sources.first { $0.path == path }, "\(module)/\(path) is gone")
                #expect(imports.subtracting(file.imports).sorted() == [], "\(module)/\(path)")
            }
        }
    }
}

extension Sources.File {
    fileprivate var imports: Set<String> {
        Set(
            code.compactMap { line in
                let words = line.split(separator: " ")
                guard let keyword = words.firstIndex(of: "import"), keyword < 3, words.count > keyword + 1 else {
                    return nil
                }
                let isImport = words[..<keyword].allSatisfy {
                    $0.hasPrefix("@") || ["package", "public", "internal"].contains($0)
                }
                return isImport ? String(words[keyword + 1].prefix { $0 != "." }) : nil
            })
    }
}
