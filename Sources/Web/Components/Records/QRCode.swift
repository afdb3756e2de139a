/// A QR code as one path, every run of dark modules a stroke.
/// - Parameters:
///   - modules: rows of dark (true) and light.
///   - label: what it leads to, for those who cannot see it.
package func qrCode(_ modules: [[Bool]], label: String) -> HTML {
    let quiet = 4  // ISO/IEC 18004 wants four light modules on every side.
    let side = modules.count + 2 * quiet
    return """
        <svg class="qr" viewBox="-\(quiet) -\(quiet) \(side) \(side)" role="img" aria-label="\(label)" \
        shape-rendering="crispEdges"><path d="\(strokes(modules))"/></svg>
        """
}

private func strokes(_ modules: [[Bool]]) -> String {
    var path = ""
    for (y, row) in modules.enumerated() {
        var x = 0
        while x < row.count {
            let end = row[x...].firstIndex { $0 != row[x] } ?? row.count
            if row[x] { path += "M\(x) \(y).5h\(end - x)" }
            x = end
        }
    }
    return path
}
