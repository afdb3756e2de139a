import Glibc

/// Reads of files of this machine, and of bytes that are text in the ways of offices.
enum LocalFile {
    static func size(of path: String) -> Int? {
        var status = stat()
        return stat(path, &status) == 0 ? Int(status.st_size) : nil
    }

    /// As many bytes from its beginning as are wanted; nil where it cannot be read.
    static func bytes(of path: String, most: Int) -> [UInt8]? {
        guard let file = fopen(path, "rb") else { return nil }
        defer { fclose(file) }
        return read(min(most, size(of: path) ?? 0), from: file)
    }

    /// Looks at the bytes of a file where they lie: the system brings in the pages that are looked at, and lets go of them.
    /// - Returns: nil where it cannot be read.
    static func withBytes<Value, Fault: Error>(
        of path: String, _ body: (UnsafeRawBufferPointer) throws(Fault) -> Value
    ) throws(Fault) -> Value? {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return nil }
        defer { close(file) }
        guard let size = size(of: path) else { return nil }
        if size == 0 { return try body(UnsafeRawBufferPointer(start: nil, count: 0)) }
        guard let start = mmap(nil, size, PROT_READ, MAP_PRIVATE, file, 0), start != MAP_FAILED else { return nil }
        defer { munmap(start, size) }
        return try body(UnsafeRawBufferPointer(start: start, count: size))
    }

    /// Bytes of its end.
    static func tail(of path: String, most: Int) -> [UInt8]? {
        guard let file = fopen(path, "rb"), let size = size(of: path) else { return nil }
        defer { fclose(file) }
        fseek(file, max(0, size - most), SEEK_SET)
        return read(min(most, size), from: file)
    }

    private static func read(_ count: Int, from file: UnsafeMutablePointer<FILE>) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: max(count, 1)) { buffer, read in
            read = fread(buffer.baseAddress, 1, count, file)
        }
    }

    /// UTF-8, UTF-16 where it says so, or GB 18030; nil where it is none of them.
    static func text(_ bytes: [UInt8]) -> String? {
        if bytes.starts(with: [0xFF, 0xFE]) { return converted(Array(bytes.dropFirst(2)), from: "UTF-16LE") }
        if bytes.starts(with: [0xFE, 0xFF]) { return converted(Array(bytes.dropFirst(2)), from: "UTF-16BE") }
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let content = bytes.starts(with: mark) ? bytes[mark.count...] : bytes[...]
        return String(validating: content, as: UTF8.self) ?? converted(bytes, from: "GB18030")
    }

    private static func converted(_ bytes: [UInt8], from encoding: String) -> String? {
        guard let converter = iconv_open("UTF-8", encoding), Int(bitPattern: converter) != -1 else { return nil }
        defer { iconv_close(converter) }
        var input = bytes.map { CChar(bitPattern: $0) }
        var output = [UInt8](repeating: 0, count: 2 * bytes.count + 16)
        let room = output.count
        let left = input.withUnsafeMutableBufferPointer { input -> Int? in
            output.withUnsafeMutableBytes { output -> Int? in
                var (from, fromCount) = (input.baseAddress, input.count)
                var (to, toCount) = (output.baseAddress?.assumingMemoryBound(to: CChar.self), output.count)
                return iconv(converter, &from, &fromCount, &to, &toCount) == 0 ? toCount : nil
            }
        }
        return left.map { String(decoding: output[..<(room - $0)], as: UTF8.self) }
    }
}
