package import Domain
package import Storage

extension Office {
    /// Takes the keys at hand for those of the database where it has no mark of them yet, which was made by an older
    /// program or a moment ago, and encrypts what that program left in the open.
    package func adoptKeys() async throws {
        let isDone = try await read { tx in
            try KeyMarkTable.all(tx).count == KeyKind.allCases.count && PersonTable.openTOTP(tx).isEmpty
        }
        if isDone { return }
        try await perform(as: .system) { tx, now in
            let keys = try presentKeys(tx)
            try keys.checkLog(tx)
            let known = try KeyMarkTable.all(tx)
            for (kind, mark) in keys.marks where known[kind] == nil {
                try KeyMarkTable.replace(kind, mark, at: now, tx)
            }
            for (person, secret) in try PersonTable.openTOTP(tx) {
                let sealed = try SealedSecret(secret, ofTOTPOf: person, under: keys, nonce: chance(12))
                try PersonTable.seal(sealed, of: person, tx)
            }
            return Done(JournalEvent(.keysAdopted, of: "keys"))
        }
    }

    /// Puts a new key in the place of one, in the database and in the folder, and keeps the old one beside it.
    /// Servers that run take it over with their next transaction. What was cut off halfway is finished when the folder is
    /// opened the next time.
    package func rotate(_ kind: KeyKind, in folder: KeyFolder) async throws -> KeyRotation {
        // Before anything is made: a database that has taken over a key needs its file.
        try folder.finishRotations(try await store.keyMarks())
        let keys = try await read { try presentKeys($0) }
        let next = try folder.prepareNext(kind, after: keys)
        let rotation = KeyRotation(
            kind: kind, before: keys.marks[kind] ?? "", after: next.marks[kind] ?? "",
            logVerifier: kind == .log ? try next.logVerifier() : nil)
        try await perform(as: .system) { tx, now in
            // Another rotation may have been faster.
            guard try presentKeys(tx).marks == keys.marks else { throw Stale() }
            switch kind {
            case .log: try keys.announce(next, at: now, tx)
            case .journal: try JournalTable.seal(from: keys.journalSeal, with: next.journalSeal, tx)
            case .encryption: try encryptAgain(from: keys, to: next, tx)
            }
            try KeyMarkTable.replace(kind, rotation.after, at: now, tx)
            return Done(
                JournalEvent(.keysRotated, of: kind.rawValue, before: rotation.before, after: rotation.after))
        }
        try folder.finishRotations(try await store.keyMarks())
        return rotation
    }

    /// Since when it is kept with each of its keys.
    package func keyInstants() async throws -> [KeyKind: Instant] {
        try await read { try KeyMarkTable.instants($0) }
    }

    /// The keys that the log is and was signed with, the present one first.
    package func logVerifiers() async throws -> [VerifierKey] {
        try await read { try presentKeys($0).logVerifiers() }
    }

    func presentKeys(_ tx: any Transaction) throws -> Keys { try ring.keys(tx) }

    /// Every secret under the new key, in the transaction that brings it into force.
    private func encryptAgain(from old: Keys, to new: Keys, _ tx: any Transaction) throws {
        for (person, sealed) in try PersonTable.sealedTOTP(tx) {
            let secret = try sealed.openedTOTP(of: person, under: old)
            let again = try SealedSecret(secret, ofTOTPOf: person, under: new, nonce: chance(12))
            try PersonTable.seal(again, of: person, tx)
        }
        try VaultKeyTable.sealAgain(from: old, to: new, chance: chance, tx)
    }
}

extension Store {
    /// What the database knows its keys by.
    package func keyMarks() async throws -> [KeyKind: String] {
        try await read { try KeyMarkTable.all($0) }
    }
}

package struct KeyRotation: Sendable {
    package var kind: KeyKind
    package var before: String
    package var after: String
    /// Of a log, the key to hand on to whoever verifies it.
    package var logVerifier: VerifierKey?
}
