/// The few codes that somebody who mistyped one may have meant, the nearest first.
func nearestCodes(to typed: String, among codes: [String]) -> [String] {
    let distances = codes.map { (code: $0, distance: editDistance(Array(typed.utf8), Array($0.utf8))) }
    return distances.sorted { ($0.distance, $0.code) < ($1.distance, $1.code) }.prefix(5).map(\.code)
}

/// How many bytes must be put in, left out or changed to make one of the other (Levenshtein).
private func editDistance(_ a: [UInt8], _ b: [UInt8]) -> Int {
    var row = Array(0...b.count)
    for (i, x) in a.enumerated() {
        var diagonal = row[0]
        row[0] = i + 1
        for (j, y) in b.enumerated() {
            let change = diagonal + (x == y ? 0 : 1)
            diagonal = row[j + 1]
            row[j + 1] = min(change, diagonal + 1, row[j] + 1)
        }
    }
    return row[b.count]
}
