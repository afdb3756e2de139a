extension RichText {
    /// An address that a document may point to.
    package struct Link: Hashable, Sendable {
        package let address: String

        /// `http`, `https`, `mailto` or a path on this site; nil for everything else, relative addresses included:
        /// what they are relative to is lost when text is pasted.
        package init?(_ text: some StringProtocol) {
            let address = Link.trimmed(text)
            guard !address.isEmpty, address.utf8.count <= RichText.Limits.addressBytes,
                address.unicodeScalars.allSatisfy(Link.isPlain), Link.isSafe(address)
            else { return nil }
            self.address = address
        }

        package var isExternal: Bool { !address.hasPrefix("/") && !address.hasPrefix("mailto:") }

        private static func isSafe(_ address: String) -> Bool {
            if address.hasPrefix("/") { return !address.hasPrefix("//") }
            guard let colon = address.firstIndex(of: ":") else { return false }
            let rest = address[address.index(after: colon)...]
            switch address[..<colon].lowercased() {
            case "http", "https":
                let authority = rest.dropFirst(2).prefix { !"/?#".contains($0) }
                // A name before @ makes one site look like another.
                return rest.hasPrefix("//") && !authority.isEmpty && !authority.contains("@")
            case "mailto": return rest.contains("@")
            default: return false
            }
        }

        /// Browsers drop white space and controls at both ends, and so do we; within, they make the address unsafe.
        private static func trimmed(_ text: some StringProtocol) -> String {
            let scalars = text.unicodeScalars
            let start = scalars.drop { $0.value <= 0x20 || $0.value == 0xA0 || $0.value == 0x3000 }
            let end = start.reversed().drop { $0.value <= 0x20 || $0.value == 0xA0 || $0.value == 0x3000 }
            var trimmed = String.UnicodeScalarView()
            trimmed.append(contentsOf: end.reversed())
            return String(trimmed)
        }

        private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
            switch scalar {
            case "\"", "'", "<", ">", "\\", "`", "{", "}", "|", "^": false
            default: VisibleText.kind(of: scalar) == .visible
            }
        }
    }
}
