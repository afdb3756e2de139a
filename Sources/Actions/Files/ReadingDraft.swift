import Domain

/// What was read up to now. There is an end to everything: a file that says the same a million times fills no memory.
struct ReadingDraft {
    private(set) var reading = FileReading()
    private var room = mostCharacters
    private var counts: [GuardKind: Int] = [:]

    static let mostCharacters = 5_000_000
    private static let mostPassages = 200_000
    /// Of a kind: who is told of fifty comments looks for the rest.
    private static let mostFindings = 50
    private static let longestMatch = 200
    private static let longestExcerpt = 400

    /// Tell of who made it, but not of anybody else; or are meant to be there.
    private static let warnings: Set<GuardKind> = [.author, .filePath, .externalLink, .speakerNote, .thumbnail]

    var isFull: Bool { room <= 0 }

    mutating func add(_ text: String, at place: TextPlace) {
        let trimmed = text.trimmed
        guard !trimmed.isEmpty, has(room: trimmed.utf8.count) else { return }
        reading.passages.append(.text(place, trimmed))
    }

    mutating func add(_ table: PassageTable) {
        let cells = table.rows.reduce(0) { $0 + $1.count }
        let size = table.rows.reduce(cells) { $0 + $1.reduce(0) { $0 + $1.utf8.count } }
        guard cells > 0, size > cells, has(room: size) else { return }
        reading.passages.append(.table(table))
    }

    private mutating func has(room wanted: Int) -> Bool {
        guard room >= wanted, reading.passages.count < Self.mostPassages else {
            room = 0
            miss(.tooLong(limit: Self.mostCharacters))
            return false
        }
        room -= wanted
        return true
    }

    mutating func find(
        _ kind: GuardKind, at place: TextPlace, match: String = "", excerpt: String = "",
        _ severity: GuardKind.Severity? = nil
    ) {
        let severity = severity ?? (Self.warnings.contains(kind) ? .warn : .block)
        let finding = GuardFinding(
            kind, severity, at: place, match: String(match.trimmed.prefix(Self.longestMatch)),
            excerpt: String(excerpt.trimmed.prefix(Self.longestExcerpt)))
        guard counts[kind, default: 0] < Self.mostFindings, !reading.findings.contains(finding) else { return }
        counts[kind, default: 0] += 1
        reading.findings.append(finding)
    }

    /// Who made it, as its properties say; what every installation calls its user tells of nobody.
    mutating func find(author: String, property: String, at place: TextPlace = .part(.properties, nil)) {
        let name = author.trimmed
        if name.isEmpty || Self.nobodies.contains(name.lowercased()) { return }
        find(.author, at: place, match: name, excerpt: "\(property): \(name)")
    }

    private static let nobodies: Set<String> = [
        "administrator", "admin", "user", "users", "windows user", "windows 用户", "microsoft office user", "微软用户",
        "microsoft", "pc", "dell", "lenovo", "hp", "un-named", "unknown", "openpyxl", "python-docx", "apache poi",
        "未知", "作者",
    ]

    mutating func find(pathIn text: String, at place: TextPlace) {
        if let path = LocalPath.first(in: text) { find(.filePath, at: place, match: path, excerpt: text) }
    }

    mutating func miss(_ gap: FileReading.Gap) {
        if !reading.gaps.contains(gap) { reading.gaps.append(gap) }
        switch gap {
        case .encrypted: find(.encrypted, at: .whole)
        case .missing, .tooSlow, .failed, .damaged, .tooLong: break
        }
    }

    mutating func miss(_ shortages: Set<ZipFolder.Shortage>) {
        for shortage in shortages {
            switch shortage {
            case .damaged: miss(.damaged)
            case .tooLarge: miss(.tooLong(limit: Self.mostCharacters))
            }
        }
    }

    mutating func count(pages: Int) { reading.pages = pages }

    /// What a part within the file says, such as a text of Word that was made of one of 1997.
    mutating func add(_ other: FileReading) {
        for passage in other.passages {
            switch passage {
            case .text(let place, let text): add(text, at: place)
            case .table(let table): add(table)
            }
        }
        for finding in other.findings {
            find(finding.kind, at: finding.place, match: finding.match, excerpt: finding.excerpt, finding.severity)
        }
        for gap in other.gaps { miss(gap) }
        reading.pages = reading.pages ?? other.pages
    }
}

extension String {
    /// Without white space around it.
    var trimmed: String {
        let isBlank: (Unicode.Scalar) -> Bool = { $0.properties.isWhitespace || $0.value == 0 }
        let scalars = unicodeScalars
        guard let first = scalars.firstIndex(where: { !isBlank($0) }),
            let last = scalars.lastIndex(where: { !isBlank($0) })
        else { return "" }
        return String(scalars[first...last])
    }
}
