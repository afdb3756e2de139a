/// A path on somebody's own disk or network: it tells who they are and how their folders are called.
package enum LocalPath {
    private static let longest = 260
    private static let homes = ["/Users/", "/home/", "/Volumes/"].map { Array($0.unicodeScalars) }
    private static let ends = Set("\"<>|*?\n\r\t\0".unicodeScalars)

    /// The first one in a property, a link or the code of a field. What people write in a text is not looked at here.
    package static func first(in text: String) -> String? {
        let scalars = Array(text.unicodeScalars)
        guard let start = scalars.indices.first(where: { isStart($0, of: scalars) }) else { return nil }
        return String(String.UnicodeScalarView(scalars[start...].prefix(longest).prefix { !ends.contains($0) }))
    }

    private static func isStart(_ index: Int, of scalars: [Unicode.Scalar]) -> Bool {
        if index > 0, isWord(scalars[index - 1]) { return false }
        let rest = scalars[index...]
        if rest.count > 3, isLetter(rest[index]), rest[index + 1] == ":", isSlash(rest[index + 2]) {
            // http://… has a letter before the one before its colon.
            return rest[index + 3] != "/"
        }
        // \\server\share
        if rest.count > 3, rest[index] == "\\", rest[index + 1] == "\\", isWord(rest[index + 2]) { return true }
        return homes.contains { rest.count > $0.count && rest.starts(with: $0) }
    }

    private static func isSlash(_ scalar: Unicode.Scalar) -> Bool { scalar == "\\" || scalar == "/" }
    private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isASCII && scalar.properties.isAlphabetic
    }
    private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
        isLetter(scalar) || ("0"..."9").contains(scalar)
    }
}
