import CPostgres

extension PostgresConnection {
    /// So many answers fit into the buffers of the two sides: neither waits for the other to read.
    private static var statementsOnTheWay: Int { 200 }

    func runAll(_ statements: [SQL]) throws {
        for start in stride(from: 0, to: statements.count, by: Self.statementsOnTheWay) {
            try pipeline(Array(statements[start..<min(start + Self.statementsOnTheWay, statements.count)])) { _ in }
        }
    }

    func rows(ofAll statements: [SQL]) throws -> [[SQLRow]] {
        var answers: [[SQLRow]] = []
        try pipeline(statements) { answers.append(try Self.rows(of: $0)) }
        return answers
    }

    /// - Parameter take: is given the answer to each statement, in their order.
    func pipeline(_ statements: [SQL], _ take: (OpaquePointer?) throws -> Void) throws {
        // What is not prepared yet cannot be prepared between two statements that are on their way.
        let names = try statements.map { try prepare($0.text) }
        // A transaction that begins here is a reader's, with the limit of this connection.
        let patience = beginning == nil ? Self.usualPatience : limit * statements.count + Self.margin
        let deadline = ContinuousClock.now + min(patience, Self.usualPatience)
        try takeUnreadAnswer(before: deadline)
        guard PQenterPipelineMode(handle) == 1 else { throw StoreError(.fault, "the connection is not idle") }
        var failure: (any Error)?
        do {
            if let beginning, PQsendQueryParams(handle, beginning, 0, nil, nil, nil, nil, 0) == 0 { throw lost() }
            for (name, sql) in zip(names, statements) {
                let isSent = try withParameters(of: sql) {
                    PQsendQueryPrepared(handle, name, Int32($0.count), $0, nil, nil, 0)
                }
                if isSent == 0 { throw lost() }
            }
        } catch {
            failure = error
        }
        guard PQpipelineSync(handle) == 1 else { throw failure ?? lost() }
        let refusal = try readAnswers(before: deadline, take)
        guard PQexitPipelineMode(handle) == 1 else { throw lost() }
        if let failure = failure ?? refusal { throw failure }
    }

    /// Reads up to the end of what was sent.
    /// - Returns: the first error among the answers; what follows it was not run.
    /// - Throws: where there is no connection to read from any more.
    private func readAnswers(
        before deadline: ContinuousClock.Instant, _ take: (OpaquePointer?) throws -> Void
    ) throws -> (any Error)? {
        var failure: (any Error)?
        while true {
            try awaitAnswer(before: deadline)
            // Nil stands between the answers of two statements.
            guard let answer = PQgetResult(handle) else {
                if PQstatus(handle) != CONNECTION_OK { throw failure ?? lost() }
                continue
            }
            defer { PQclear(answer) }
            switch PQresultStatus(answer) {
            case PGRES_PIPELINE_SYNC: return failure
            case PGRES_PIPELINE_ABORTED: continue
            default:
                do {
                    try check(answer)
                    if beginning == nil { try take(answer) } else { noteBegun() }
                } catch {
                    failure = failure ?? error
                }
            }
        }
    }
}
