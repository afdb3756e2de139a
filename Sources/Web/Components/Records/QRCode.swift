/// A QR code as one path, every run of dark modules a stroke.
/// - Parameters:
///   - modules: rows of dark (true) and light.
///   - label: what it leads to, for those who cannot see it.
package func qrCode(_ modules: [[Bool]], label: String) -> HTML {
    """
    <svg class="qr" \(frame(modules)) role="img" aria-label="\(label)">\(path(modules))</svg>
    """
}

/// The same as a file of its own.
package func qrImage(_ modules: [[Bool]]) -> HTML {
    """
    <svg xmlns="http://www.w3.org/2000/svg" \(frame(modules))>\(path(modules))</svg>
    """
}

private func frame(_ modules: [[Bool]]) -> HTML {
    let quiet = 4  // ISO/IEC 18004 wants four light modules on every side.
    let side = modules.count + 2 * quiet
    return "viewBox=\"-\(quiet) -\(quiet) \(side) \(side)\" shape-rendering=\"crispEdges\""
}

private func path(_ modules: [[Bool]]) -> HTML { "<path stroke=\"#000\" d=\"\(strokes(modules))\"/>" }

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
