import CZLib

/// What zlib packed (RFC 1950), unpacked as far as there is room for it.
enum Inflation {
    /// - Returns: what was unpacked before it broke off, if it did.
    static func unpacked(_ bytes: ArraySlice<UInt8>, most: Int) -> [UInt8] {
        var input = Array(bytes)
        var stream = z_stream()
        guard inflateInit_(&stream, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else { return [] }
        defer { inflateEnd(&stream) }
        // What is packed tighter than a thousandth is not; half a kilobyte more is never too much.
        let room = min(most, 1_032 * input.count + 512)
        return [UInt8](unsafeUninitializedCapacity: room) { output, count in
            input.withUnsafeMutableBufferPointer { input in
                stream.next_in = input.baseAddress
                stream.avail_in = UInt32(input.count)
                stream.next_out = output.baseAddress
                stream.avail_out = UInt32(room)
                _ = inflate(&stream, Z_SYNC_FLUSH)
            }
            count = room - Int(stream.avail_out)
        }
    }
}
