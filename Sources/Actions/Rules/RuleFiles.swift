package import Domain
import Foundation

/// The rows, topics, genres and days that the program brings with it.
package enum RuleFiles {
    package static func rules() throws -> Rules {
        let analyser = try analyser()
        return Rules(
            calendarOfProgram: try calendar(), classification: try classification(), functions: try functions(),
            analyser: analyser, searchWords: try searchWords(),
            spelling: SpellingRepair(pinyin: try pinyin(), folding: analyser.folding), letters: try letters(),
            guardRules: try guardRules())
    }

    package static func catalogue() throws -> [CatalogueRow] {
        var rows: [CatalogueRow] = []
        for file in ["article-20", "article-21", "standard-areas"] {
            for row in try decode([RowFile].self, "Catalogue/\(file).json") {
                rows.append(try row.row(position: rows.count + 1))
            }
        }
        return rows
    }

    static func classification() throws -> Classification {
        let topics = try decode([TopicFile].self, "Catalogue/topics.json").map(\.topic)
        let genres = try decode(GenresFile.self, "Catalogue/genres.json")
        return Classification(
            topics: topics,
            genres: (genres.statutory + genres.others).map {
                Genre(code: $0.code, name: $0.name, isStatutory: $0.statutory)
            })
    }

    static func functions() throws -> [OrganisationFunction] {
        try decode([FunctionFile].self, "Catalogue/functions.json").map {
            OrganisationFunction(code: $0.code, name: $0.name)
        }
    }

    /// The State Council's notices, year by year.
    package static func calendar() throws -> WorkCalendar {
        let lines = try text("Calendar/holidays.csv").split(whereSeparator: \.isNewline).dropFirst()
        return WorkCalendar(
            try lines.map { line in
                let fields = line.split(separator: ",", omittingEmptySubsequences: false)
                guard fields.count >= 4, let day = Day(iso: fields[0]), ["off", "work"].contains(fields[2]) else {
                    throw ResourceFault(file: "Calendar/holidays.csv", reason: "the line \(line) is no day")
                }
                return WorkCalendar.AnnouncedDay(
                    day, isOff: fields[2] == "off", name: String(fields[3]),
                    notice: fields.count > 4 ? String(fields[4]) : "")
            })
    }

    static func letters() throws -> LetterTemplates {
        try LetterTemplates(parsing: try text("Letters/letters.txt"))
    }

    static func analyser() throws -> SearchAnalyser {
        var pairs: [Unicode.Scalar: Unicode.Scalar] = [:]
        for line in try text("Search/traditional-simplified.tsv").split(separator: "\n") where !line.hasPrefix("#") {
            let scalars = line.split(separator: "\t").compactMap(\.unicodeScalars.first)
            guard scalars.count == 2 else {
                throw ResourceFault(file: "Search/traditional-simplified.tsv", reason: "the line \(line) is no pair")
            }
            pairs[scalars[0]] = scalars[1]
        }
        return SearchAnalyser(folding: TextFolding(simplifying: pairs))
    }

    /// Plain words and what offices call the same.
    static func searchWords() throws -> SearchWords {
        do {
            return try SearchWords(parsing: try text("Search/words.tsv"))
        } catch let error as SearchWordsFault {
            throw ResourceFault(file: "Search/words.tsv", reason: "line \(error.line) is not a word, a tab and others")
        }
    }

    private static func pinyin() throws -> Pinyin {
        do {
            return try Pinyin(parsing: try text("Search/pinyin.tsv"))
        } catch let error as PinyinFault {
            throw ResourceFault(
                file: "Search/pinyin.tsv", reason: "line \(error.line) is not a syllable, a tab and characters")
        }
    }

    /// What the guard looks for, with the house mask that is set.
    package static func guardRules(masking mask: HouseMask = HouseMask()) throws -> GuardRules {
        GuardRules(
            cards: CardPrefixes(parsing: try text("Guard/card-prefixes.txt")),
            misspellings: Misspelling.list(parsing: try text("Guard/misspellings.tsv")), mask: mask)
    }

    private static func text(_ path: String) throws -> String {
        String(decoding: try data(path), as: UTF8.self)
    }

    private static func decode<File: Decodable>(_ type: File.Type, _ path: String) throws -> File {
        do {
            return try JSONDecoder().decode(type, from: try data(path))
        } catch let error as DecodingError {
            throw ResourceFault(file: path, reason: "\(error)")
        }
    }

    private static func data(_ path: String) throws -> Data {
        try Data(contentsOf: Bundle.module.bundleURL.appending(path: "Resources/\(path)"))
    }
}

/// A file that belongs to the program cannot be used: the installation is broken.
package struct ResourceFault: Error, CustomStringConvertible {
    package var file: String
    package var reason: String
    package var description: String { "\(file): \(reason)" }
}

private struct TopicFile: Decodable {
    var code: String
    var name: String
    var children: [TopicFile]?

    var topic: Topic { Topic(code: code, name: name, children: (children ?? []).map(\.topic)) }
}

private struct FunctionFile: Decodable {
    var code: String
    var name: String
}

private struct GenresFile: Decodable {
    var statutory: [GenreFile]
    var others: [GenreFile]

    struct GenreFile: Decodable {
        var code: String
        var name: String
        var statutory: Bool
    }
}
