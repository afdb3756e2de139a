/// A percentage as it was written, with so many decimals.
struct Percentage {
    private var digits: Int
    private var scale: Int

    init?(_ text: String) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), text.utf8.count <= 8, let digits = Int(parts.joined()), digits >= 0 else {
            return nil
        }
        self.digits = digits
        scale = (parts.count == 2 ? parts[1] : "").reduce(1) { scale, _ in scale * 10 }
    }

    /// Whether the share comes to this, rounded to the decimals that were written, up or down.
    func rounds(_ part: Int, of whole: Int) -> Bool {
        abs(part * 100 * scale - digits * whole) < whole
    }
}
