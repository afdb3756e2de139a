import Actions
import Domain
import Hummingbird
import NIOCore

/// What every request carries: how the reader wants pages, and who is signed in, if anybody.
struct AppContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    var reader = ReaderPreferences()
    var session: Session?
    /// Who the client is, to limit how fast it may ask.
    var client: String
    /// Whether the request comes from a machine or a network of our own, where a proxy may stand.
    var isNear: Bool

    init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        let address = source.channel.remoteAddress?.ipAddress.flatMap { ClientAddress($0) }
        client = address?.name ?? "local"
        isNear = address?.isNear ?? true
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
