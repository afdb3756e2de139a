import Testing
import Web

@Suite struct IdentifierTests {
    private let page = {
        let gallery = Gallery.plain
        return layout(gallery.publicPage, site: gallery.site, files: gallery.files, words: .chinese).text
    }()

    private var ids: [String] {
        page.matches(of: /\sid="([^"]*)"/).map { String($0.output.1) }
    }

    @Test func `every id is there once`() {
        #expect(ids.count > 20)
        #expect(Set(ids).count == ids.count)
    }

    @Test func `whatever points to an id finds it`() {
        let pointers = page.matches(of: /\s(?:for|form|aria-describedby|aria-labelledby)="([^"]*)"/)
            .flatMap { $0.output.1.split(separator: " ") }
        #expect(pointers.count > 20)
        for pointer in pointers { #expect(ids.contains(String(pointer)), "\(pointer)") }
    }
}
