/// Where the database is.
enum DatabaseAddress: Hashable, Sendable {
    case sqlite(path: String)
    case postgres(String)

    init(_ setting: Setting) throws {
        let scheme = "sqlite:"
        if setting.value.hasPrefix(scheme), setting.value.count > scheme.count {
            self = .sqlite(path: String(setting.value.dropFirst(scheme.count)))
        } else if setting.value.hasPrefix("postgres://") || setting.value.hasPrefix("postgresql://") {
            self = .postgres(setting.value)
        } else {
            // The value is not repeated: it may hold a password.
            throw Failure.usage("\(setting.place): a database is sqlite:PATH or postgres://USER@HOST/NAME")
        }
    }

    /// How messages call it, without the password that an address of PostgreSQL may hold.
    var name: String {
        switch self {
        case .sqlite(let path): path
        case .postgres: "the PostgreSQL database"
        }
    }
}
