/// One number of the database that is asked for with every request, on a connection of its own, so that no transaction
/// is in its way.
package protocol NumberWatch: Sendable {
    /// The number as it stood at some moment after the call: what was committed before it is seen.
    func number() async throws -> Int
}
