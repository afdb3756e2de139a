import Foundation

/// What a program that opens strangers' files may have of this machine: so much memory, time and disk, and no network.
struct Confinement: Sendable {
    /// The program that sets the limits and then becomes another one; nil where this machine has none.
    let runner: URL?
    let arguments: [String]

    /// In bytes of addresses: LibreOffice wants two thirds of it with an empty text.
    private static let addresses = 4 << 30
    private static let largestFile = 1 << 30
    private static let mostFiles = 1_024

    /// - Parameter processor: seconds that it may compute.
    private static func limits(processor: Int) -> [String] {
        [
            "prlimit", "--as=\(addresses)", "--cpu=\(processor)", "--fsize=\(largestFile)", "--nofile=\(mostFiles)",
            "--core=0", "--",
        ]
    }

    /// A name space without any network, which not every machine lets everybody have.
    private static let noNetwork = ["unshare", "--map-current-user", "--net", "--"]

    /// As close as this machine lets us.
    static func closest(path: String, processor: Int) async -> Confinement {
        for wrapper in [noNetwork + limits(processor: processor), limits(processor: processor)] {
            guard let program = executable(wrapper[0], in: path) else { continue }
            let attempt = ChildProcess(
                program: program, arguments: wrapper.dropFirst() + ["true"], environment: ["PATH": path],
                limit: .seconds(20), mostOutput: 1_024)
            if let end = try? await attempt.run(on: []), end.status == 0 {
                return Confinement(runner: program, arguments: Array(wrapper.dropFirst()))
            }
        }
        return Confinement(runner: nil, arguments: [])
    }

    static func executable(_ name: String, in path: String) -> URL? {
        path.split(separator: ":").map { URL(filePath: "\($0)/\(name)") }
            .first { FileManager.default.isExecutableFile(atPath: $0.path) }
    }
}

/// How close, found out once.
actor ConfinementOfMachine {
    private let path: String
    private var found: Task<Confinement, Never>?
    private static let processor = 240

    init(path: String) {
        self.path = path
    }

    var confinement: Confinement {
        get async {
            if let found { return await found.value }
            let path = path
            let task = Task { await Confinement.closest(path: path, processor: Self.processor) }
            found = task
            return await task.value
        }
    }
}
