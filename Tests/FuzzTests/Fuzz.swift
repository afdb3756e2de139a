import Foundation
import Testing

/// Inputs that nobody thought of: samples cut, doubled, spliced and strewn with what parsers trip over. The same in every
/// run, so that what fails once fails again; YANGGUANG_FUZZ makes as many as it says.
struct Fuzz: RandomNumberGenerator {
    static let count = ProcessInfo.processInfo.environment["YANGGUANG_FUZZ"].flatMap { Int($0) } ?? 2_000

    private let samples: [[UInt8]]
    private var state: UInt64

    init(_ samples: [[UInt8]], seed: UInt64 = 20_260_310) {
        self.samples = samples
        state = seed
    }

    /// SplitMix64.
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// Gives a parser inputs, each of which must be done with in a second of the processor, and tells which one broke its promise.
    /// - Parameter isKept: whether the parser kept what it promises of an input.
    static func bytes(
        _ samples: [[UInt8]], at location: SourceLocation = #_sourceLocation, isKept: ([UInt8]) throws -> Bool
    ) rethrows {
        var fuzz = Fuzz(samples)
        for number in 0..<count {
            let input = number < samples.count ? samples[number] : fuzz.input()
            let start = processorTime
            let isKept = try isKept(input)
            let taken = processorTime - start
            if isKept, taken < .seconds(1) { continue }
            let words = "\(String(decoding: input, as: UTF8.self).debugDescription) in \(taken)"
            Issue.record("input \(number): \(words): \(Data(input).base64EncodedString())", sourceLocation: location)
            return
        }
    }

    static func texts(
        _ samples: [String], at location: SourceLocation = #_sourceLocation, isKept: (String) throws -> Bool
    ) rethrows {
        try bytes(samples.map { Array($0.utf8) }, at: location) { try isKept(String(decoding: $0, as: UTF8.self)) }
    }

    /// Each sample again and again up to 100,000 bytes: what takes the square of its length shows.
    static func long(
        _ samples: [String], at location: SourceLocation = #_sourceLocation, _ parse: (String) throws -> Void
    ) rethrows {
        for sample in samples where !sample.isEmpty {
            let input = String(repeating: sample, count: 100_000 / sample.utf8.count + 1)
            let start = processorTime
            try parse(input)
            let taken = processorTime - start
            if taken > .seconds(10) {
                Issue.record("\(sample.debugDescription), repeated, took \(taken)", sourceLocation: location)
            }
        }
    }

    /// Of this thread: what other tests and programs take meanwhile is not in it.
    static var processorTime: Duration {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
    }

    private mutating func input() -> [UInt8] {
        var bytes = samples.randomElement(using: &self) ?? []
        for _ in 0..<Int.random(in: 1...6, using: &self) { mutate(&bytes) }
        return Array(bytes.prefix(20_000))
    }

    private mutating func mutate(_ bytes: inout [UInt8]) {
        let place = Int.random(in: 0...bytes.count, using: &self)
        let end = min(bytes.count, place + Int.random(in: 0...12, using: &self))
        switch Int.random(in: 0..<9, using: &self) {
        case 0: bytes.removeSubrange(place..<end)
        case 1: bytes.insert(contentsOf: bytes[place..<end], at: place)
        case 2: bytes.insert(contentsOf: bytes[place..<end] + bytes[place..<end] + bytes[place..<end], at: end)
        case 3: bytes.insert(UInt8.random(in: .min ... .max, using: &self), at: place)
        case 4: if place < bytes.count { bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &self) }
        case 5: bytes.removeSubrange(place...)
        case 6: bytes.replaceSubrange(place..., with: (samples.randomElement(using: &self) ?? []).suffix(30))
        default: bytes.insert(contentsOf: Self.stumblingBlocks.randomElement(using: &self) ?? [], at: place)
        }
    }

    private static let stumblingBlocks: [[UInt8]] =
        [
            "", " ", "　", "\n", "\r\n", "\0", "\u{1B}[31m", "\u{FEFF}", "\u{200B}", "\u{202E}", "\u{2028}", "é",
            "e\u{301}",
            "𠮷", "👩‍👩‍👧", "〔", "〕", "[", "]", "(", "）", "号", "第", "０", "９", "٣", "+", "-", "=", "&", "%", "%00", "%FF",
            "%E9%98", "/", "//", "\\", "..", "|", "\"", "'", "<", ">", "<script>", "</script>", "<!--", "javascript:",
            "—",
            "0", "-1", "9223372036854775807", "9223372036854775808", "18446744073709551616", "1e309", "NaN", "null",
            "{", "}",
            "[[[[", "{\"a\":", "==", "@", "@%", "_", "😀",
        ].map { Array($0.utf8) } + [[0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0x80]]
}
