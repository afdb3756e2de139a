import Actions
import Foundation
import Logging
import NIOCore
import NIOPosix
import ServiceLifecycle
import Storage
import UnixSignals
import Web

/// Serves until somebody asks the program to end; requests that were begun are answered first.
func serveSite(_ office: Office, _ settings: Settings, _ watch: Watch) async throws {
    allowFiles(settings.web.connections.most + 256)
    let services: [any Service] = [
        try webApplication(office: office, settings: settings.web, monitoring: try watch.monitoring(office)),
        JobWorker(office: office, beat: watch.jobs),
        FileWorker(office: office, hands: max(2, ProcessInfo.processInfo.activeProcessorCount)),
        FileSweeper(office: office),
        IndexWorker(office: office),
        NewsCourier(office: office, webhook: settings.webhook, beat: watch.news),
    ]
    let group = ServiceGroup(
        configuration: ServiceGroupConfiguration(
            services: services, gracefulShutdownSignals: [.sigterm, .sigint], logger: office.logger))
    do {
        try await group.run()
    } catch let error as IOError {
        throw Failure(binding: settings.web, error)
    }
    await office.store.close()
}

/// Each connection is a file to the system, which allows few until it is asked. Where it allows no more, connections
/// that are too many fail one by one, and the log says so.
private func allowFiles(_ wanted: Int) {
    var limit = rlimit()
    guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0, limit.rlim_cur < wanted else { return }
    limit.rlim_cur = min(rlim_t(wanted), limit.rlim_max)
    setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
}

/// Asks for the port and lets it go, so that nobody waits for a demo city which cannot be served.
func checkPort(_ settings: WebSettings) async throws {
    do {
        let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .bind(host: settings.host, port: settings.port).get()
        try await channel.close()
    } catch let error as IOError {
        throw Failure(binding: settings, error)
    }
}

extension Failure {
    fileprivate init(binding settings: WebSettings, _ error: IOError) {
        switch error.errnoCode {
        case EADDRINUSE:
            self = .cannot("port \(settings.port) is in use by another program: choose another one with --port")
        case EACCES:
            self = .cannot("port \(settings.port) may not be used: choose one from 1024 with --port")
        default:
            self = .cannot("\(settings.host):\(settings.port) cannot be served: \(error)")
        }
    }
}
