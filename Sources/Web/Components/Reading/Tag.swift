/// A state, as a word in a frame.
package func tag(_ word: String, _ tone: Tone = .plain) -> HTML {
    "<span class=\"\(tone == .plain ? "tag" : "tag \(tone.rawValue)")\">\(word)</span>"
}
