import Foundation

/// Reads a file line by line, in as much memory as the longest line takes.
struct LineReader {
    /// Longer than any document may be, written in the most wasteful way. What is longer is passed over, not kept.
    static let limit = 32_000_000

    enum Line: Equatable {
        case bytes([UInt8])
        case tooLong
    }

    private let handle: FileHandle
    private let limit: Int
    private var chunk: [UInt8] = []
    private var position = 0
    /// How large the file is, and how far it has been read.
    let size: Int
    private(set) var bytesRead = 0

    init(path: String, limit: Int = Self.limit) throws {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            throw Failure.cannot("cannot read \(path): no such file")
        }
        guard !isFolder.boolValue, let handle = FileHandle(forReadingAtPath: path) else {
            throw Failure.cannot("cannot read \(path): \(isFolder.boolValue ? "it is a folder" : "not permitted")")
        }
        self.handle = handle
        self.limit = limit
        size = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0
    }

    /// The next line without its end; nil after the last.
    mutating func next() throws -> Line? {
        var line: [UInt8] = []
        var (isTooLong, hasBegun) = (false, false)
        while true {
            if position == chunk.count, try !readChunk() {
                return hasBegun ? finish(line, isTooLong) : nil
            }
            hasBegun = true
            let rest = chunk[position...]
            let end = rest.firstIndex(of: UInt8(ascii: "\n")) ?? rest.endIndex
            isTooLong = isTooLong || line.count + (end - position) > limit
            if isTooLong { line = [] } else { line += rest[..<end] }
            position = end
            if end < chunk.endIndex {
                position += 1
                return finish(line, isTooLong)
            }
        }
    }

    private func finish(_ line: [UInt8], _ isTooLong: Bool) -> Line {
        if isTooLong { return .tooLong }
        return .bytes(line.last == UInt8(ascii: "\r") ? Array(line.dropLast()) : line)
    }

    private mutating func readChunk() throws -> Bool {
        chunk = Array(try handle.read(upToCount: 1 << 18) ?? Data())
        position = 0
        bytesRead += chunk.count
        return !chunk.isEmpty
    }
}
