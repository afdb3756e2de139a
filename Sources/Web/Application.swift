package import Actions
package import Hummingbird
import HummingbirdCore

/// The site as a program that answers requests. Tests call it too.
package func webApplication(
    office: Office, settings: WebSettings, monitoring: Monitoring = Monitoring()
) throws -> some ApplicationProtocol {
    let server = PageServer(office: office, settings: settings, assets: try Assets(), monitoring: monitoring)
    let cache = settings.pageCache > 0 ? PageCache(capacity: settings.pageCache) : nil
    if let cache { monitoring.registry.add { cache.figures.families } }
    let pages = PublicPages(editions: office.editions, cache: cache, assets: server.assets)
    // The log has a line of each request only where each goes through the router.
    let ready =
        monitoring.requestLog == .all
        ? nil
        : cache.map {
            ReadyPages(editions: office.editions, cache: $0, measures: monitoring.requests, now: office.now)
        }
    let limits = settings.connections
    return Application(
        router: router(server, pages),
        server: HTTPServerBuilder {
            LoopChannel(base: HTTP1Channel(responder: $0, configuration: limits.channel(ready)))
        },
        configuration: ApplicationConfiguration(
            address: .hostname(settings.host, port: settings.port), backlog: 1024,
            availableConnectionsDelegate: .maximum(limits.most, logger: office.logger)),
        logger: office.logger)
}

/// Every address of the site. Middleware comes first: a route that is added before it would be outside.
func router(_ server: PageServer, _ pages: PublicPages? = nil) -> Router<AppContext> {
    let router = Router(context: AppContext.self, options: .autoGenerateHeadEndpoints)
    router.add(
        middleware: RequestLog(
            measures: server.monitoring.requests, keeping: server.monitoring.requestLog,
            behindTLS: server.settings.behindTLS))
    if let pages { router.add(middleware: pages) }
    router.add(middleware: SecurityHeaders(behindTLS: server.settings.behindTLS))
    router.add(middleware: CrossOrigin(server))
    router.add(middleware: ErrorPages(server: server))
    router.add(middleware: ReadableQueries())
    router.add(middleware: SameOrigin(behindTLS: server.settings.behindTLS))
    router.add(middleware: Sessions(server: server))
    if server.settings.rateLimits { router.add(middleware: RateLimits(server.settings)) }
    router.add(middleware: BodyLimits())

    let readiness = Readiness(server.office, probes: server.monitoring.probes)
    HealthRoutes(readiness: readiness).add(to: router)
    MetricsRoutes(server, readiness).add(to: router)
    PortalRoutes(server: server).add(to: router)
    ApplicationRoutes(server: server).add(to: router)
    TrackRoutes(server: server).add(to: router)
    PetitionRoutes(server: server).add(to: router)
    TrackPetitionRoutes(server: server).add(to: router)
    ReportCheckRoutes(server: server).add(to: router)
    ReportRoutes(server: server).add(to: router)
    FeedRoutes(server: server).add(to: router)
    OrganisationRoutes(server: server).add(to: router)
    CatalogueRoutes(server: server).add(to: router)
    DocumentRoutes(server: server).add(to: router)
    FileRoutes(server: server).add(to: router)
    SearchRoutes(server: server).add(to: router)
    LogRoutes(server: server).add(to: router)
    APIRoutes(server: server).add(to: router)
    SignInRoutes(server: server).add(to: router)

    let desk = router.group("desk", context: StaffContext.self).add(middleware: SentForms())
    TodoRoutes(server: server).add(to: desk)
    DraftRoutes(server: server).add(to: desk)
    DocumentFileRoutes(server: server).add(to: desk)
    UploadRoutes(server: server).add(to: desk)
    FileQueueRoutes(server: server).add(to: desk)
    GuardRoutes(server: server).add(to: desk)
    for holder in [RedactionHolder.document, .request] {
        RedactionRoutes(server: server, holder: holder).add(to: desk)
    }
    ReviewRoutes(server: server).add(to: desk)
    RequestRoutes(server: server).add(to: desk)
    LetterRoutes(server: server).add(to: desk)
    RequestFileRoutes(server: server).add(to: desk)
    PublicationRoutes(server: server).add(to: desk)
    RetentionRoutes(server: server).add(to: desk)
    DeskPetitionRoutes(server: server).add(to: desk)
    DeskReportRoutes(server: server).add(to: desk)
    ReportTermRoutes(server: server).add(to: desk)
    ReportImportRoutes(server: server).add(to: desk)
    addDeskAdministration(to: desk, server: server)
    return router
}
