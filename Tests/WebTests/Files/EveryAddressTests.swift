import Actions
import Domain
import HTTPTypes
import Hummingbird
import NIOCore
import Storage
import TestSupport
import Testing

@testable import Web

/// Files that somebody may not have, asked for at every address that the router knows.
@Suite struct EveryAddressTests {
    /// Stands in every file, and nowhere else.
    private static let marker = "琴鸟标记"

    private enum Visitor: String, CaseIterable {
        case nobody, citizen, drafter, officer, approver
    }

    /// What is asked for, with where it can be had by who may.
    private struct Hidden {
        var documents: [Document.ID] = []
        var request: InformationRequest.ID
        var petition: Petition.ID
        /// Of the plain files, and of what lies sealed.
        var hashes: [String]
        var names: [String]

        var ids: [String] { documents.map(\.text) + [request.text, petition.text] }
    }

    @Test(arguments: Engine.available)
    func `no address hands a file out to who may not have it`(engine: Engine) async throws {
        try await withSite(engine) { site in
            let hidden = try await hide(site.office)
            try await expectHad(hidden, site)
            let routes = try site.router().routes.map(\.description)
            #expect(routes.count > 200)
            for visitor in Visitor.allCases {
                let (browser, token) = try await enter(visitor, site)
                var asked = 0
                // Who signs out asks nothing any more.
                for route in routes where !route.hasSuffix("/sign-out") && !route.hasSuffix("/leave") {
                    let parts = route.split(separator: " ")
                    guard parts.count == 2, ["GET", "POST"].contains(parts[0]) else { continue }
                    for path in addresses(of: String(parts[1]), hidden) {
                        let page =
                            parts[0] == "GET"
                            ? try await browser.ask(path)
                            : try await browser.ask(path, .post, body: ByteBuffer(string: "csrf=\(token)&format=pdf"))
                        asked += 1
                        #expect(!page.text.contains(Self.marker), "\(visitor.rawValue): \(parts[0]) \(path)")
                    }
                }
                #expect(asked > 500)
            }
        }
    }

    /// A file of a draft, of a withdrawn document and of one that waits for its time; those of a request and of a petition.
    private func hide(_ office: TestOffice) async throws -> Hidden {
        func text(_ number: Int) -> String { "第\(number)份，\(Self.marker)。" }
        var hidden = Hidden(
            request: try await office.registered(),
            petition: try await office.petition(
                .correction(), files: [.sample("证据.txt", Array(text(9).utf8))]),
            hashes: [], names: ["附表.txt", "证据.txt", "答复.txt"])
        for number in 1...3 {
            var content = DocumentContent.sample(title: "第\(number)号文件")
            if number == 3 { content.publishAt = instant(2026, 4, 1) }
            let id = try await office.draft(content)
            hidden.hashes.append(try await office.attach(text(number), to: id).hash)
            hidden.documents.append(id)
            try await office.readFiles()
            if number == 1 { continue }
            try await office.submit(id)
            try await office.sign([.check, .review, .secrecy, .approval], of: id)
            if number == 2 {
                try await office.office.withdraw(
                    id, manner: .error, reason: "内容有误", successor: nil, expecting: nil, by: office.caller(.approver))
            }
        }
        for kind in [RequestFile.Kind.scan, .answer] {
            try await office.add(.sample("答复.txt", Array(text(7).utf8)), as: kind, to: hidden.request)
        }
        hidden.hashes += try await office.office.files.list(after: nil, limit: 100).map(\.text)
        hidden.hashes = Set(hidden.hashes).sorted()
        #expect(hidden.hashes.count == 6)
        return hidden
    }

    /// The test would see them: who may have them gets them.
    private func expectHad(_ hidden: Hidden, _ site: DeskVisit) async throws {
        let drafter = try await site.browser(.informationOfficer)
        for (id, hash) in zip(hidden.documents, hidden.hashes) {
            let files = try await site.office.office.deskDocument(id, by: site.office.caller(.auditor)).content
                .attachments
            let had = try await drafter.ask("/desk/documents/\(id)/files/\(files[0].hash)")
            #expect(had.text.contains(Self.marker), "\(hash)")
        }
        let officer = try await site.browser(.requestOfficer)
        for path in ["/desk/requests/\(hidden.request)/files", "/desk/requests/\(hidden.request)/files"] {
            #expect(try await officer.send(officer.form(path, "/files/1")).text.contains(Self.marker))
        }
        let petition = "/desk/petitions/\(hidden.petition)"
        #expect(try await officer.send(officer.form(petition, "/files/1")).text.contains(Self.marker))
    }

    private func enter(_ visitor: Visitor, _ site: DeskVisit) async throws -> (Browser, token: String) {
        switch visitor {
        case .nobody: return (site.browser(), "")
        case .citizen:
            // With a request, a petition and a draft of their own.
            let request = try await site.office.receipt().receipt
            let petition = try await site.office.handedIn(.complaint())
            let browser = site.browser()
            for (path, receipt) in [("/requests/track", request), ("/petitions/track", petition)] {
                let page = try await browser.send(
                    browser.form(path, path), [("requestNumber", receipt.number), ("queryCode", receipt.code)])
                #expect(page.status == 200)
            }
            _ = try await browser.send(
                try #require(try await browser.open("/requests/new?organisation=finance").form("/requests/new")))
            return (browser, "")
        case .drafter, .officer, .approver:
            let roles: [Visitor: Role] = [.drafter: .informationOfficer, .officer: .requestOfficer]
            let session = try await site.visitor(roles[visitor] ?? .approver, in: .education).session
            return (Browser(site.client, cookies: ["session": session.token]), session.csrf)
        }
    }

    /// An address of the router with everything that is hidden in the place of its parameters.
    private func addresses(of route: String, _ hidden: Hidden) -> [String] {
        var paths = [""]
        for part in route.split(separator: "/") {
            let values = values(of: String(part), in: route, hidden)
            paths = paths.flatMap { path in values.map { "\(path)/\($0)" } }
        }
        let words = paths.count == 1 && !route.contains("{") ? ["?q=\(percentEncoded("第1份"))"] : []
        return paths + words.map { "\(paths[0])\($0)" }
    }

    private func values(of part: String, in route: String, _ hidden: Hidden) -> [String] {
        switch part {
        case "{id}": hidden.ids
        case "{hash}": hidden.hashes
        case "{position}": ["1", "2"]
        case "{name}": route.hasPrefix("/files") ? hidden.names.map(percentEncoded) : ["site.css"]
        case "{kind}": route.contains("letters") ? ["receipt"] : ["correction", "complaint"]
        case "{code}": ["finance"]
        case "{year}": ["2025"]
        case "{row}": ["20-01"]
        case "{step}": ["files", "check"]
        case "{sequence}": ["0", "1", "2"]
        case "**": ["0/000.p/1"]
        case _ where part.hasPrefix("{"): ["1"]
        default: [part]
        }
    }
}
