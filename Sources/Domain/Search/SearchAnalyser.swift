/// Makes the terms that both engines index, for neither can cut Chinese into words.
///
/// Every Han character begins one term: itself and the next, or itself alone where its run ends. 公开条例 gives 公开, 开条,
/// 条例, 例. A two-character word is then one term, a longer one a phrase of terms, and a single character is found as the
/// beginning of a term. Letters and digits of other scripts are whole words.
///
/// A blank or a single line break between Han characters does not end a run: offices space out names (张　三), and PDF
/// files break lines anywhere. Punctuation does, and so does an empty line. No gap in the positions is needed there: the
/// pair across the comma is never made, so a phrase cannot lie across it, except for a quotation that has the comma too.
package struct SearchAnalyser: Sendable {
    package let folding: TextFolding

    package init(folding: TextFolding) {
        self.folding = folding
    }

    /// In order; each holds letters, digits and Han only, so that they may be joined by spaces for FTS5's `ascii`
    /// tokenizer and for `to_tsvector('simple', …)` alike.
    package func indexTerms(_ text: String) -> [String] { tokens(text).map(\.term) }

    /// The same terms as numbers.
    package func codes(_ text: String) -> [TermCode] {
        var codes: [TermCode] = []
        codes.reserveCapacity(text.utf8.count / 3)
        scan(text) { shape, _ in codes.append(shape.code) }
        return codes
    }

    func tokens(_ text: String) -> [SearchToken] {
        var tokens: [SearchToken] = []
        tokens.reserveCapacity(text.utf8.count / 3)
        scan(text) { shape, range in tokens.append(SearchToken(term: shape.term, kind: shape.kind, range: range)) }
        return tokens
    }

    /// Reads a text once, term by term.
    /// - Parameter take: is given each term and which scalars of the text it stands for.
    @inline(__always)
    func scan(_ text: String, _ take: (TermShape, Range<Int>) -> Void) {
        var reader = TermReader()
        var offset = 0
        for scalar in text.unicodeScalars {
            reader.read(folding.fold(scalar), at: offset, take)
            offset += 1
        }
        reader.endRun(take)
    }
}

/// A term, and which scalars of the text it stands for.
struct SearchToken: Hashable, Sendable {
    enum Kind: Hashable, Sendable {
        case pair
        /// The last character of a Han run, alone.
        case last
        case word
    }

    let term: String
    let kind: Kind
    let range: Range<Int>
}

/// What a term is made of.
enum TermShape {
    case pair(Unicode.Scalar, Unicode.Scalar)
    case last(Unicode.Scalar)
    case word([UInt8])

    var kind: SearchToken.Kind {
        switch self {
        case .pair: .pair
        case .last: .last
        case .word: .word
        }
    }

    var code: TermCode {
        switch self {
        case .pair(let first, let second): TermCode(first, second)
        case .last(let only): TermCode(only, nil)
        case .word(let letters): TermCode(word: letters)
        }
    }

    var term: String {
        switch self {
        case .pair(let first, let second):
            var letters: [UInt8] = []
            letters.append(first)
            letters.append(second)
            return String(decoding: letters, as: UTF8.self)
        case .last(let only): return String(only)
        case .word(let letters): return String(decoding: letters, as: UTF8.self)
        }
    }
}

private struct TermReader {
    /// Longer "words" are the inside of files and links; the engines refuse terms of some thousand bytes.
    private static let longestWord = 40

    private enum Run {
        case none
        /// Its last character, and where that stands.
        case han(Unicode.Scalar, at: Int)
        case word(from: Int, upTo: Int)
    }

    private var run = Run.none
    /// Of the word that is being read, without what lies between them.
    private var letters: [UInt8] = []
    private var letterCount = 0
    private var lineBreaks = 0

    private var isInWord: Bool {
        if case .word = run { true } else { false }
    }

    @inline(__always)
    mutating func read(_ scalar: Unicode.Scalar, at offset: Int, _ take: (TermShape, Range<Int>) -> Void) {
        switch ScalarKind(scalar) {
        case .han: readHan(scalar, at: offset, take)
        case .word: readWord(scalar, at: offset, take)
        case .blank: if isInWord { endRun(take) }
        case .lineBreak:
            lineBreaks += 1
            if isInWord || lineBreaks > 1 { endRun(take) }
        case .punctuation: endRun(take)
        case .ignored: break
        }
    }

    mutating func endRun(_ take: (TermShape, Range<Int>) -> Void) {
        switch run {
        case .none: break
        case .han(let scalar, let start): take(.last(scalar), start..<start + 1)
        case .word(let start, let end):
            take(.word(letters), start..<end)
            letters.removeAll(keepingCapacity: true)
            letterCount = 0
        }
        run = .none
    }

    @inline(__always)
    private mutating func readHan(_ scalar: Unicode.Scalar, at offset: Int, _ take: (TermShape, Range<Int>) -> Void) {
        if isInWord { endRun(take) }
        if case .han(let before, let start) = run { take(.pair(before, scalar), start..<offset + 1) }
        run = .han(scalar, at: offset)
        lineBreaks = 0
    }

    private mutating func readWord(_ scalar: Unicode.Scalar, at offset: Int, _ take: (TermShape, Range<Int>) -> Void) {
        if case .han = run { endRun(take) }
        var start = offset
        if case .word(let known, _) = run { start = known } else { lineBreaks = 0 }
        if letterCount < Self.longestWord { letters.append(scalar) }
        run = .word(from: start, upTo: offset + 1)
        letterCount += 1
    }
}
