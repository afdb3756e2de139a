/// Up to 256 entries of the log as they are served, each with its length in front as two bytes, big-endian (C2SP
/// tlog-tiles, "Log entries").
package struct EntryBundle: Hashable, Sendable {
    package let entries: [[UInt8]]

    /// Nil without entries, with more than a tile holds, or with one of more than 65,535 bytes.
    package init?(_ entries: [[UInt8]]) {
        guard (1...TileAddress.fullWidth).contains(entries.count) else { return nil }
        guard entries.allSatisfy({ $0.count <= Int(UInt16.max) }) else { return nil }
        self.entries = entries
    }

    package var bytes: [UInt8] {
        var bytes: [UInt8] = []
        for entry in entries {
            bytes.append(UInt8(entry.count >> 8))
            bytes.append(UInt8(entry.count & 0xFF))
            bytes += entry
        }
        return bytes
    }

    /// Reads a whole bundle; nil when it breaks off or holds more than a tile does.
    package init?(bytes: [UInt8]) {
        var entries: [[UInt8]] = []
        var rest = bytes[...]
        while let high = rest.popFirst() {
            guard let low = rest.popFirst() else { return nil }
            let length = Int(high) << 8 | Int(low)
            guard rest.count >= length, entries.count < TileAddress.fullWidth else { return nil }
            entries.append(Array(rest.prefix(length)))
            rest = rest.dropFirst(length)
        }
        self.init(entries)
    }
}
