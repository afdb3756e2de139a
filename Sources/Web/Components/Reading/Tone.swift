/// What a state means to a reader. A word always says it; the colour only repeats it.
package enum Tone: String, Sendable {
    case plain
    case info
    case good
    case warn
    case bad
}
