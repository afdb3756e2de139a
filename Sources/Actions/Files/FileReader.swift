package import Domain

package struct FileReader: Sendable {
    package init() {}
    package static let absent = FileReader()
    package func read(_ path: String, as type: FileType) async throws -> FileReading { FileReading() }
}
