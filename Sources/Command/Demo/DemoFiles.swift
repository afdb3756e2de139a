import Domain
import Foundation

/// The files that the demo city is made from; `Resources/Demo/README.md` describes them.
struct DemoFiles: Sendable {
    var site: DemoSite
    var organisations: [DemoOrganisation]
    var people: [DemoPerson]
    var documents: [DemoDocument]

    init() throws {
        site = try Self.decode("site.json")
        organisations = try Self.decode("organisations.json")
        people = try Self.decode("people.json")
        documents = try Self.decode("documents.json")
    }

    static func path(_ name: String) -> String {
        Bundle.module.bundleURL.appending(path: "Resources/Demo/\(name)").path(percentEncoded: false)
    }

    static func content(of name: String) throws -> Data {
        do {
            return try Data(contentsOf: URL(filePath: path(name)))
        } catch {
            throw Failure.cannot("the demo's \(name) cannot be read: \(error)")
        }
    }

    private static func decode<File: Decodable>(_ name: String) throws -> File {
        do {
            return try JSONDecoder().decode(File.self, from: try Data(contentsOf: URL(filePath: path(name))))
        } catch let error as DecodingError {
            throw Failure.cannot("the demo's \(name) cannot be used: \(error)")
        }
    }
}

struct DemoSite: Decodable, Sendable {
    /// When the city began to use the program.
    var foundedAt: Instant
    /// The day that the files were made for.
    var writtenOn: Day
    /// Of the requests of the first year.
    var lastRequestOn: Day
    /// When the annual reports of the first year were made.
    var reportDays: DemoReportDays
    var name: String
    var domain: String
    var identificationCode: String
    var icpRecord: String
    var policeRecord: String
    var organiser: String
    var undertaker: String
    var phone: String
    var hours: String
    var officialMarkAddress: String
    var errorReportAddress: String
    var supportsIPv6: Bool
}

struct DemoReportDays: Decodable, Sendable {
    var own: Day
    var counties: Day
    var city: Day
}

struct DemoOrganisation: Decodable, Sendable {
    var code: String
    var name: String
    var shortName: String
    var kind: Organisation.Kind
    var parent: String?
    var creditCode: String
    var regionCode: String
    var functions: Set<String>
    var profile: DemoProfile
}

struct DemoProfile: Decodable, Sendable {
    var guideIntro: String
    var officeName: String
    var address: String
    var hours: String
    var phone: String
    var fax: String
    var email: String
    var postcode: String
    var classification: String
    var access: String
}

struct DemoPerson: Decodable, Sendable {
    var login: String
    var name: String
    var appointments: [DemoAppointment]
    var demoAccount: Bool
}

struct DemoAppointment: Decodable, Sendable {
    var organisation: String
    /// The organisation in and below which the role holds; without it, the one of the post.
    var scope: String?
    var post: String
    var duties: String?
    var role: Role?
    var since: Day
    var until: Day?
}

extension Organisation.Kind: Decodable {}
extension Role: Decodable {}
extension DisclosureAttribute: Decodable {}

extension Day: Decodable {
    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let day = Day(iso: try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a date that exists")
        }
        self = day
    }
}

extension Instant: Decodable {
    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let instant = Instant(wallClock: try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a wall-clock time")
        }
        self = instant
    }
}
