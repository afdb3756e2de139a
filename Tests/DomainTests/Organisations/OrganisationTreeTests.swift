import Domain
import Testing

struct OrganisationTreeTests {
    private func id(_ number: Int) -> Organisation.ID {
        Organisation.ID(bornAt: Instant(milliseconds: number), chance: Array(repeating: 0, count: 10))
    }

    private func organisation(_ number: Int, under parent: Int?, at position: Int) -> Organisation {
        Organisation(
            id: id(number), code: "o\(number)", name: "", shortName: "", kind: .department,
            parent: parent.map(id), position: position)
    }

    private var tree: OrganisationTree {
        OrganisationTree([
            organisation(4, under: 2, at: 1), organisation(3, under: 1, at: 1), organisation(2, under: 1, at: 2),
            organisation(1, under: nil, at: 1),
        ])
    }

    @Test func `parents stand before children, in the order of their places`() {
        #expect(tree.flattened.map(\.organisation.code) == ["o1", "o3", "o2", "o4"])
        #expect(tree.flattened.map(\.depth) == [0, 1, 1, 2])
        #expect(tree.subtree(of: id(2)).map(\.code) == ["o2", "o4"])
        #expect(tree.children(of: id(1)).map(\.code) == ["o3", "o2"])
        #expect(tree.roots.map(\.code) == ["o1"])
    }

    @Test func `the path leads from the top`() {
        #expect(tree.path(to: id(4)).map(\.code) == ["o1", "o2", "o4"])
        #expect(tree.contains(id(4), inSubtreeOf: id(1)))
        #expect(!tree.contains(id(1), inSubtreeOf: id(4)))
        #expect(tree.path(to: id(9)) == [])
        #expect(tree.subtree(of: id(9)) == [])
    }

    @Test func `a circle that somebody made in the database ends all the same`() {
        let circle = OrganisationTree([organisation(1, under: 2, at: 1), organisation(2, under: 1, at: 1)])
        #expect(circle.subtree(of: id(1)).map(\.code) == ["o1", "o2"])
        #expect(circle.path(to: id(1)).count <= 3)
        #expect(circle.flattened.isEmpty)
    }
}

struct OrganisationDraftTests {
    @Test(arguments: ["finance", "a", "x-1", String(repeating: "a", count: 40)])
    func `a code that can stand in an address is taken`(code: String) {
        #expect(OrganisationDraft(code: code, name: "局", kind: .department).issues(known: []) == [])
    }

    @Test(arguments: ["", "Finance", "1a", "-a", "a b", "a/b", "财政", String(repeating: "a", count: 41)])
    func `any other is not`(code: String) {
        #expect(OrganisationDraft(code: code, name: "局", kind: .department).issues(known: []).map(\.field) == ["code"])
    }
}

struct SiteTests {
    @Test(arguments: ["", "3400000001", "bm12345678"])
    func `an identification code is ten digits, or bm and eight`(code: String) {
        #expect(Site(name: "阳光市人民政府", identificationCode: code, organiser: "办公室").issues == [])
    }

    @Test(arguments: ["340000001", "34000000011", "bm1234567", "bm123456789", "BM12345678", "bm1234567x", "３４００００００01"])
    func `anything else is refused`(code: String) {
        let site = Site(name: "阳光市人民政府", identificationCode: code, organiser: "办公室")
        #expect(site.issues.map(\.field) == ["identificationCode"])
    }

    @Test func `a site has a name and somebody who answers for it`() {
        #expect(Site().issues == [Issue("name", .missing), Issue("organiser", .missing)])
    }
}

struct OpennessProfileTests {
    @Test func `a guide has what the law lists`() {
        #expect(
            OpennessProfile().issues.map(\.field) == [
                "classification", "access", "officeName", "address", "hours", "phone",
            ])
        let profile = OpennessProfile(
            classification: "分类。", access: "网站。", officeName: "办公室", address: "阳光路1号", hours: "9:00—17:00", phone: "见网站"
        )
        #expect(profile.issues.map(\.field) == ["phone"])
    }

    @Test func `a guide that nobody looked at for a year is stale`() {
        var profile = OpennessProfile()
        #expect(profile.isStale(on: Day(number: 1000)))
        profile.reviewedOn = Day(number: 635)
        #expect(!profile.isStale(on: Day(number: 1000)))
        #expect(profile.isStale(on: Day(number: 1001)))
    }
}
