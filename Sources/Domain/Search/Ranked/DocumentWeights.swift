/// A term of the ranked index, as a number that both engines keep: see `TermCode`.
package typealias TermNumber = Int

/// How much a document is about each of its terms, from 1 to 255: what a ranked search adds up.
///
/// It is a saturation as that of BM25F, `f / (f + 1.4·(length / 140)^¾)`, where the frequency `f` counts a term of the title
/// three times and one of a heading twice. BM25 compares lengths with the average of the collection; the power does as well
/// for articles of a law as for long reports, and nothing that is kept changes with the documents beside it. What is rare
/// weighs more only when it is asked for.
package struct DocumentWeights: Hashable, Sendable {
    /// In the order of their numbers.
    package let terms: [TermNumber]
    package let weights: [UInt8]

    package init(terms: [TermNumber] = [], weights: [UInt8] = []) {
        self.terms = terms
        self.weights = weights
    }

    package init(_ frequencies: TermFrequencies) {
        let room = Self.room(ofLength: frequencies.length)
        let sorted = frequencies.counts.sorted { $0.key < $1.key }
        terms = sorted.map(\.key)
        weights = sorted.map { UInt8(max(1, (255 * $0.value / ($0.value + room)).rounded())) }
    }

    /// The frequency that weighs half. Roots and not a power: those are the same on every machine.
    private static func room(ofLength length: Double) -> Double {
        let root = (length / 140).squareRoot()
        return 1.4 * root * root.squareRoot()
    }

    /// Nil where the document lacks it.
    package func weight(of term: TermNumber) -> UInt8? {
        let place = terms.firstPosition { $0 >= term }
        return place < terms.count && terms[place] == term ? weights[place] : nil
    }
}

/// As they are kept: how many there are, then the weights, then the distances between the terms (LEB128).
extension DocumentWeights {
    package var bytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.append(number: terms.count)
        bytes += weights
        var last: TermNumber = 0
        for term in terms {
            bytes.append(distance: UInt64(UInt(bitPattern: term &- last)))
            last = term
        }
        return bytes
    }

    /// - Throws: `PostingsBroken`
    package init(_ bytes: [UInt8]) throws {
        var reader = ByteReader(bytes)
        let weights = Array(try reader.take(try reader.number()))
        var (terms, last): ([TermNumber], TermNumber) = ([], 0)
        for _ in weights {
            last &+= TermNumber(bitPattern: UInt(try reader.distance()))
            terms.append(last)
        }
        self.init(terms: terms, weights: weights)
    }
}

/// How often terms stand in the texts of a document.
package struct TermFrequencies: Hashable, Sendable {
    /// How many times one in the body it counts.
    package enum Place: Double, Sendable {
        case title = 3
        /// Beside the body: numbers, keywords, the issuer.
        case heading = 2
        case body = 1
    }

    fileprivate private(set) var counts: [TermNumber: Double] = [:]
    fileprivate private(set) var length = 0.0

    /// In characters of the body: a book.
    private static let longest = 200_000.0

    package init() {}

    package mutating func add(_ text: String, in place: Place, _ analyser: SearchAnalyser) {
        analyser.rankedTerms(text) { term, isWhole in
            // Of what is too long the beginning counts.
            guard length < Self.longest else { return }
            counts[term, default: 0] += place.rawValue
            if isWhole { length += place.rawValue }
        }
    }
}

extension SearchAnalyser {
    /// The terms of the ranked index: of Han each pair and each character, of other scripts whole words.
    /// - Parameter take: is given each term, and whether it counts for the length of the text, which pairs do not beside
    ///   their characters.
    func rankedTerms(_ text: String, _ take: (TermNumber, Bool) -> Void) {
        scan(text) { shape, _ in
            switch shape {
            case .pair(let first, let second):
                take(TermCode(first, second).stored, false)
                take(TermCode(first, nil).stored, true)
            case .last(let only): take(TermCode(only, nil).stored, true)
            case .word(let letters): take(TermCode(word: letters).stored, true)
            }
        }
    }
}
