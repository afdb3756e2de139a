import Foundation

/// A bar on standard error, for people at a terminal only.
struct ProgressBar {
    private let isShown = isatty(STDERR_FILENO) == 1

    func show(_ done: Int, of total: Int) {
        let (width, total) = (40, max(1, total))
        let filled = min(width, done * width / total)
        let bar = String(repeating: "#", count: filled) + String(repeating: ".", count: width - filled)
        write("\r[\(bar)] \(min(100, done * 100 / total))%")
    }

    func end() { write("\n") }

    private func write(_ text: String) {
        if isShown { FileHandle.standardError.write(Data(text.utf8)) }
    }
}
