// swift-tools-version: 6.2
import PackageDescription

/// Our own tests and CI treat every warning as an error; a county that builds with a newer compiler does not.
let strict = Context.environment["YANGGUANG_STRICT"] != nil

let settings: [SwiftSetting] =
    [
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .enableUpcomingFeature("ExistentialAny"),
    ] + (strict ? [.treatAllWarnings(as: .error)] : [])

let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let cryptoExtras = Target.Dependency.product(name: "CryptoExtras", package: "swift-crypto")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let hummingbirdCore = Target.Dependency.product(name: "HummingbirdCore", package: "hummingbird")
let httpTypes = Target.Dependency.product(name: "HTTPTypes", package: "swift-http-types")
let nio = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let nioPosix = Target.Dependency.product(name: "NIOPosix", package: "swift-nio")
let nioEmbedded = Target.Dependency.product(name: "NIOEmbedded", package: "swift-nio")
let nioHTTP1 = Target.Dependency.product(name: "NIOHTTP1", package: "swift-nio")
let nioHTTPTypes = Target.Dependency.product(name: "NIOHTTPTypes", package: "swift-nio-extras")
let lifecycle = Target.Dependency.product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let httpClient = Target.Dependency.product(name: "AsyncHTTPClient", package: "async-http-client")

let package = Package(
    name: "yangguang",
    platforms: [.macOS(.v15)],
    products: [.executable(name: "yangguang", targets: ["Command"])],
    dependencies: [
        .package(
            url: "https://github.com/hummingbird-project/hummingbird.git", from: "2.28.1", traits: ["FullFoundation"]),
        .package(url: "https://github.com/groue/GRDB.swift.git", from: "7.10.0"),
        .package(url: "https://github.com/apple/swift-argument-parser.git", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto.git", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-log.git", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-http-types.git", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-nio.git", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-extras.git", from: "1.35.2"),
        .package(url: "https://github.com/swift-server/async-http-client.git", from: "1.37.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle.git", from: "2.13.0"),
    ],
    targets: [
        .systemLibrary(name: "CPostgres", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
        .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
        .systemLibrary(name: "CQREncode", pkgConfig: "libqrencode", providers: [.apt(["libqrencode-dev"])]),
        .systemLibrary(name: "CBrotli", pkgConfig: "libbrotlienc", providers: [.apt(["libbrotli-dev"])]),
        .systemLibrary(name: "CArchive", pkgConfig: "libarchive", providers: [.apt(["libarchive-dev"])]),
        .systemLibrary(name: "CZLib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),

        .target(name: "Domain"),
        .target(
            name: "Storage",
            dependencies: [
                "CPostgres", .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"), "CLibXML2", crypto, httpClient, nio, nioHTTP1,
            ]),
        .target(
            name: "Actions",
            dependencies: ["Domain", "Storage", "CArchive", "CLibXML2", "CZLib", crypto, cryptoExtras, logging],
            resources: [.copy("Resources")]
        ),
        .target(
            name: "Web",
            dependencies: [
                "Domain", "Actions", "CBrotli", "CQREncode", "CZLib", hummingbird, hummingbirdCore, httpTypes, nio,
                nioHTTPTypes,
                logging,
            ],
            resources: [.copy("Resources")]
        ),
        .executableTarget(
            name: "Command",
            dependencies: [
                "Domain", "Storage", "Actions", "Web", crypto, httpClient, hummingbird, logging, nio,
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                nioPosix,
                nioHTTP1,
                lifecycle,
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
            ],
            resources: [.copy("Resources")]
        ),

        .target(
            name: "TestSupport", dependencies: ["Domain", "Storage", "Actions", crypto, logging],
            path: "Tests/TestSupport"),
        .testTarget(name: "DomainTests", dependencies: ["Domain", "TestSupport", crypto]),
        .testTarget(name: "StorageTests", dependencies: ["Storage", "TestSupport", nio, nioPosix]),
        .testTarget(name: "ActionsTests", dependencies: ["Domain", "Storage", "Actions", "TestSupport", crypto]),
        .testTarget(
            name: "WebTests",
            dependencies: [
                "Domain", "Actions", "Web", "Storage", "TestSupport", "CZLib", hummingbird, httpTypes, logging, nio,
                nioEmbedded, nioHTTPTypes, nioPosix,
                .product(name: "HummingbirdTesting", package: "hummingbird"),
            ]
        ),
        .testTarget(
            name: "CommandTests",
            dependencies: [
                "Domain", "Storage", "Actions", "Web", "Command", "TestSupport", httpClient, hummingbird, lifecycle,
                logging, nio, nioPosix,
            ]
        ),
        .testTarget(
            name: "FuzzTests", dependencies: ["Domain", "Actions", "Web", "Command", "TestSupport", crypto, nio]),
        .testTarget(name: "ArchitectureTests"),
    ],
    swiftLanguageModes: [.v6]
)

for target in package.targets where target.type != .system {
    target.swiftSettings = settings
}
