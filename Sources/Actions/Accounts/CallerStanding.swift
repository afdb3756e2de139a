import Domain
import Storage

extension Caller {
    /// Asked inside the transaction of a change: a request can take its time, and whoever sends it may have been signed
    /// out, deactivated or called off a post since it began.
    /// - Throws: `SessionEnded`, or `Forbidden` where a role is held no more.
    func checkStanding(at now: Instant, _ tx: any Transaction) throws {
        guard let session, let person else { return }
        guard let stored = try SessionTable.find(session, at: now, tx), stored.person == person.id,
            try PersonTable.find(person.id, tx)?.isActive == true
        else { throw SessionEnded() }
        let present = try AppointmentTable.authority(of: person.id, on: now.day, tx)
        guard Set(present.grants).isSuperset(of: authority.grants) else { throw Forbidden() }
    }
}
