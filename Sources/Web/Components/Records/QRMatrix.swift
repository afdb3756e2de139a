import CQREncode

/// The modules of a QR code, dark is true, in the smallest version that holds the text; nil where none does. Level M: it
/// is still read when some 15 % of it are damaged on paper.
func qrMatrix(_ text: String) -> [[Bool]]? {
    guard let code = QRcode_encodeString8bit(text, 0, QR_ECLEVEL_M) else { return nil }
    defer { QRcode_free(code) }
    let side = Int(code.pointee.width)
    let modules = UnsafeBufferPointer(start: code.pointee.data, count: side * side)
    // The lowest bit is the colour; the others say what a module is for.
    return (0..<side).map { y in modules[y * side..<(y + 1) * side].map { $0 & 1 == 1 } }
}
