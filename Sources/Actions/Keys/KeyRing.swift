import Storage
import Synchronization

/// The keys at hand, and the folder to look into when the database was given others: `yangguang keys rotate` may run
/// beside the server.
final class KeyRing: Sendable {
    private let folder: KeyFolder?
    private let atHand: Mutex<Keys>

    init(_ keys: Keys, folder: KeyFolder?) {
        atHand = Mutex(keys)
        self.folder = folder
    }

    /// As they were read last.
    var latest: Keys { atHand.withLock { $0 } }

    /// Those that the database is kept with in this transaction.
    /// - Throws: `KeyFault` where the folder does not have them.
    func keys(_ tx: any Transaction) throws -> Keys {
        let marks = try KeyMarkTable.all(tx)
        let known = latest
        if known.fit(marks) { return known }
        guard let folder else { throw KeyFault(file: "keys", reason: "they are not those of this database") }
        let fresh = try folder.read(marks)
        atHand.withLock { $0 = fresh }
        return fresh
    }
}
