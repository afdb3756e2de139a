/// A program of somebody else's that opens a file. Command runs it, in an empty folder of its own, and keeps it within limits.
package struct FileProgram: Hashable, Sendable {
    package var name: String
    package var arguments: [String]
    package var input: [UInt8]
    /// Files of this machine that are to be found in its folder.
    package var links: [Link]
    /// The file in its folder that it leaves; nil for its standard output.
    package var result: String?
    package var limit: Duration
    /// In bytes. What comes beyond it is dropped, and the program ended.
    package var mostOutput: Int

    package init(
        _ name: String, _ arguments: [String], input: [UInt8] = [], links: [Link] = [], result: String? = nil,
        limit: Duration = .seconds(60),
        mostOutput: Int = 64 << 20
    ) {
        self.name = name
        self.arguments = arguments
        self.input = input
        self.links = links
        self.result = result
        self.limit = limit
        self.mostOutput = mostOutput
    }

    package struct Link: Hashable, Sendable {
        package var path: String
        package var name: String
    }

    package enum Fault: Error, Hashable, Sendable {
        case missing
        case tooSlow
        /// With its last words.
        case failed(String)
    }

    package typealias Run = @Sendable (FileProgram) async throws -> [UInt8]
}
