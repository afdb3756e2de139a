/// The state of the log at one size (C2SP tlog-checkpoint). Signed as a note, it binds every entry before it.
package struct Checkpoint: Hashable, Sendable {
    /// Who keeps the log: its address without scheme, such as `www.example.gov.cn/log`.
    package let origin: String
    package let size: Int
    package let root: [UInt8]
    /// Nobody can audit them and not every verifier reads them, so we write none.
    package let extensionLines: [String]

    package init?(origin: String, size: Int, root: [UInt8], extensionLines: [String] = []) {
        guard isNoteName(origin), size >= 0, root.count == 32 else { return nil }
        guard extensionLines.allSatisfy({ !$0.isEmpty && !$0.utf8.contains(where: { $0 < 0x20 }) }) else { return nil }
        self.origin = origin
        self.size = size
        self.root = root
        self.extensionLines = extensionLines
    }

    package var text: String {
        var text = "\(origin)\n\(size)\n\(Base64.encode(root))\n"
        for line in extensionLines { text += "\(line)\n" }
        return text
    }

    /// Reads what `text` writes and nothing else.
    package init?(text: String) {
        let lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map(Substring.init)
        guard lines.count >= 4, let size = Int(lines[1]), let root = Base64.decode(lines[2]) else { return nil }
        self.init(
            origin: String(lines[0]), size: size, root: root, extensionLines: lines[3...].dropLast().map(String.init))
        guard self.text.utf8.elementsEqual(text.utf8) else { return nil }
    }
}
