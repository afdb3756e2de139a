import TestSupport
import Testing

@testable import Domain

struct ProcessingFeeTests {
    @Test(arguments: [
        (1, 0), (10, 0), (11, 100), (30, 100), (31, 200), (40, 200), (41, 300), (50, 300), (51, 400), (101, 900),
    ])
    func `an item costs by its number in the month`(number: Int, yuan: Int) {
        #expect(ProcessingFee.yuan(forItem: number) == yuan)
    }

    @Test(arguments: [(10, 0, 0), (30, 0, 2000), (40, 0, 4000), (45, 0, 5500), (5, 40, 1500), (1, 9, 0), (2, 9, 100)])
    func `items are counted on from those of the month`(count: Int, counted: Int, yuan: Int) {
        #expect(ProcessingFee.yuan(forItems: count, after: counted) == yuan)
    }

    @Test(arguments: [(0, 0), (30, 0), (31, 10), (100, 700), (101, 720), (200, 2700), (201, 2740), (250, 4700)])
    func `pages cost by bands`(pages: Int, yuan: Int) {
        #expect(ProcessingFee.yuan(forPages: pages) == yuan)
    }

    @Test func `however items are split over a month, they cost the same`() {
        var random = SeededRandom(seed: 109)
        for _ in 0..<300 {
            let count = Int.random(in: 0...120, using: &random)
            let part = Int.random(in: 0...count, using: &random)
            let parts =
                ProcessingFee.yuan(forItems: part, after: 0) + ProcessingFee.yuan(forItems: count - part, after: part)
            #expect(parts == ProcessingFee.yuan(forItems: count, after: 0))
        }
    }
}
