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

    func tokens(_ text: String) -> [SearchToken] {
        var reader = TokenReader(capacity: text.utf8.count / 3)
        var offset = 0
        for scalar in text.unicodeScalars {
            reader.read(folding.fold(scalar), at: offset)
            offset += 1
        }
        reader.endRun()
        return reader.tokens
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

private struct TokenReader {
    /// Longer "words" are the inside of files and links; the engines refuse terms of some thousand bytes.
    static let longestWord = 40

    private(set) var tokens: [SearchToken] = []
    /// The run or the word that is being read, without what lies between its letters.
    private var letters: [UInt8] = []
    private var letterCount = 0
    private var kind = ScalarKind.punctuation
    /// Where the last Han character, or the word, begins: in the text and in `letters`.
    private var start = 0
    private var startOfLetters = 0
    private var end = 0
    private var lineBreaks = 0

    init(capacity: Int) {
        tokens.reserveCapacity(capacity)
    }

    mutating func read(_ scalar: Unicode.Scalar, at offset: Int) {
        switch ScalarKind(scalar) {
        case .han: readHan(scalar, at: offset)
        case .word: readWord(scalar, at: offset)
        case .blank: if kind == .word { endRun() }
        case .lineBreak:
            lineBreaks += 1
            if kind == .word || lineBreaks > 1 { endRun() }
        case .punctuation: endRun()
        case .ignored: break
        }
    }

    mutating func endRun() {
        if letterCount > 0 { append(kind == .han ? .last : .word, upTo: end) }
        letters.removeAll(keepingCapacity: true)
        letterCount = 0
        startOfLetters = 0
    }

    private mutating func readHan(_ scalar: Unicode.Scalar, at offset: Int) {
        if kind == .word { endRun() }
        let previous = letters.count
        letters.append(scalar)
        if letterCount > 0 { append(.pair, upTo: offset + 1) }
        begin(.han, at: offset, previous)
        end = offset + 1
        letterCount += 1
    }

    private mutating func readWord(_ scalar: Unicode.Scalar, at offset: Int) {
        if kind == .han { endRun() }
        if letterCount == 0 { begin(.word, at: offset, 0) }
        if letterCount < Self.longestWord { letters.append(scalar) }
        end = offset + 1
        letterCount += 1
    }

    private mutating func begin(_ kind: ScalarKind, at offset: Int, _ offsetInLetters: Int) {
        self.kind = kind
        start = offset
        startOfLetters = offsetInLetters
        lineBreaks = 0
    }

    private mutating func append(_ kind: SearchToken.Kind, upTo end: Int) {
        let term = String(decoding: letters[startOfLetters...], as: UTF8.self)
        tokens.append(SearchToken(term: term, kind: kind, range: start..<end))
    }
}
