import Actions
import Domain
import Hummingbird
import NIOCore

/// What every request carries: how the reader wants pages, and who is signed in, if anybody.
struct AppContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    var reader = ReaderPreferences()
    var session: Session?
    /// For whom a proxy of our own asks, where one does.
    var handedOnFor: String?
    private let remote: SocketAddress?

    init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        remote = source.channel.remoteAddress
    }

    /// Who the client is, to limit how fast it may ask.
    var client: String { handedOnFor ?? address?.name ?? "local" }

    /// Whether the request comes from a machine or a network of our own, where a proxy may stand.
    var isNear: Bool { address?.isNear ?? true }

    private var address: ClientAddress? { remote?.ipAddress.flatMap { ClientAddress($0) } }

    /// Who asks, by the address of the connection or by what a proxy of our own says. Only its own word, the last hop,
    /// is taken, and only where a proxy may be the one who asks.
    func client(of request: Request, behindTLS: Bool) -> String {
        guard behindTLS, isNear, let hops = request.headers[named: "X-Forwarded-For"],
            let last = hops.split(separator: ",").last, let address = ClientAddress(last.filter { $0 != " " })
        else { return client }
        return address.name
    }
}

/// A request of somebody who is signed in. A handler of the desk cannot be written without one.
struct StaffContext: ChildRequestContext {
    var coreContext: CoreRequestContextStorage
    var reader: ReaderPreferences
    var session: Session

    init(context: AppContext) throws {
        guard let session = context.session else { throw SignInNeeded() }
        coreContext = context.coreContext
        reader = context.reader
        self.session = session
    }

    var caller: Caller { session.caller }
}

/// Nobody is signed in, or the session has ended.
struct SignInNeeded: Error {}
