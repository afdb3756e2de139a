import Domain
import HTTPTypes
import Hummingbird
import NIOCore

/// All that a public page depends on beside the edition. The request from which a page is made is made from its key, so
/// that nothing else of a request, such as its host, can get into what others are shown.
struct PageKey: Hashable, Sendable {
    let address: String
    let reader: ReaderPreferences

    /// Longer addresses are asked for by nobody twice.
    private static let longestAddress = 1000

    /// The areas whose addresses are asked for again. A search is another one every time; programs are counted; the desk
    /// is for one person. What is not here is answered anew.
    private static let areas: Set<String> = [
        "", "about", "catalogue", "documents", "feed.atom", "feeds", "log", "organisations", "reports", "requests",
        "robots.txt", "sitemap.xml", "sitemaps",
    ]

    /// What applicants write and look up is theirs alone.
    private static let personal = [Links.newRequest(""), Links.trackRequest]

    /// - Returns: nil where the answer to a request is not kept.
    init?(_ request: Request) {
        guard request.method == .get || request.method == .head, let address = request.head.path,
            address.utf8.count <= Self.longestAddress, address.hasPrefix("/")
        else { return nil }
        let area = address.dropFirst().prefix { $0 != "/" && $0 != "?" }
        guard Self.areas.contains(String(area)), !Self.personal.contains(where: address.hasPrefix) else { return nil }
        self.address = address
        reader = Cookies.reader(request)
    }

    /// A request that says nothing but the key.
    var request: Request {
        var fields = HTTPFields()
        if reader != ReaderPreferences() { fields[.cookie] = Cookies.onlyReader(reader) }
        let head = HTTPRequest(method: .get, scheme: nil, authority: nil, path: address, headerFields: fields)
        return Request(head: head, body: RequestBody(buffer: ByteBuffer()))
    }

    var weight: Int { address.utf8.count }
}
