/// A percentage as it was written, with so many decimals.
struct Percentage {
    private var digits: Int
    private var scale: Int

    init?(_ text: String) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), text.utf8.count <= 8,
            parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
            let digits = Int(parts.joined())
        else { return nil }
        self.digits = digits
        scale = (parts.count == 2 ? parts[1] : "").reduce(1) { scale, _ in scale * 10 }
    }

    /// Whether the share comes to this, rounded to the decimals that were written, up or down.
    func rounds(_ part: Int, of whole: Int) -> Bool {
        let (exact, isTooMuch) = part.multipliedReportingOverflow(by: 100 * scale)
        let (given, isMore) = digits.multipliedReportingOverflow(by: whole)
        let (difference, isFar) = exact.subtractingReportingOverflow(given)
        // What cannot be reckoned is not wrong.
        return isTooMuch || isMore || isFar || difference.magnitude < whole.magnitude
    }
}
