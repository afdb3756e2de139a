extension RichText {
    /// A line of running text in its one canonical form, so that equal text has equal bytes and equal digests:
    /// no empty or equal neighbouring runs, no doubled, leading or trailing space, no invisible characters.
    package struct Inlines: Hashable, Sendable {
        package let runs: [Run]

        /// Blank lines within `runs` become single line breaks.
        package init(_ runs: [Run]) {
            var joined: [Run] = []
            for (index, paragraph) in Inlines.paragraphs(runs).enumerated() {
                if index > 0 { joined.append(Run("\n")) }
                joined += paragraph.runs
            }
            self.runs = joined
        }

        package init(_ text: String) {
            self.init([Run(text)])
        }

        private init(canonical runs: [Run]) {
            self.runs = runs
        }

        /// The paragraphs that two or more line breaks in a row separate.
        package static func paragraphs(_ runs: [Run]) -> [Inlines] {
            var line = CanonicalLine()
            for run in runs {
                for scalar in run.text.unicodeScalars { line.append(scalar, like: run) }
            }
            return line.finished().map(Inlines.init(canonical:))
        }

        package var isEmpty: Bool { runs.isEmpty }

        /// The text with `\n` for each line break.
        package var text: String { runs.map(\.text).joined() }

        package func without(_ marks: Marks) -> Inlines {
            Inlines(runs.map { Run($0.text, $0.marks.subtracting(marks), link: $0.link) })
        }

        package func with(_ marks: Marks) -> Inlines {
            Inlines(runs.map { Run($0.text, $0.marks.union(marks), link: $0.link) })
        }
    }

    /// Text of one look. A line break is `\n` in it.
    package struct Run: Hashable, Sendable {
        package let text: String
        package let marks: Marks
        package let link: Link?

        package init(_ text: String, _ marks: Marks = [], link: Link? = nil) {
            self.text = text
            self.marks = marks
            self.link = link
        }
    }

    package struct Marks: OptionSet, Hashable, Sendable {
        package let rawValue: UInt8

        package init(rawValue: UInt8) {
            self.rawValue = rawValue
        }

        package static let strong = Marks(rawValue: 1)
        package static let emphasis = Marks(rawValue: 2)
        package static let underline = Marks(rawValue: 4)
        package static let superscript = Marks(rawValue: 8)
        package static let `subscript` = Marks(rawValue: 16)
    }
}
