import CPostgres

extension PostgresConnection {
    /// So many answers fit into the buffers of the two sides: neither waits for the other to read.
    private static var statementsOnTheWay: Int { 200 }

    func runAll(_ statements: [SQL]) throws {
        // What is not prepared yet cannot be prepared between two statements that are on their way.
        let names = try statements.map { try prepare($0.text) }
        for start in stride(from: 0, to: statements.count, by: Self.statementsOnTheWay) {
            let part = start..<min(start + Self.statementsOnTheWay, statements.count)
            try pipeline(Array(zip(names[part], statements[part]))) { _ in }
        }
    }

    func rows(ofAll statements: [SQL]) throws -> [[SQLRow]] {
        let names = try statements.map { try prepare($0.text) }
        var answers: [[SQLRow]] = []
        try pipeline(Array(zip(names, statements))) { answers.append(try Self.rows(of: $0)) }
        return answers
    }

    /// - Parameter take: is given the answer to each statement, in their order.
    private func pipeline(
        _ statements: [(name: String, sql: SQL)], _ take: (OpaquePointer?) throws -> Void
    ) throws {
        guard PQenterPipelineMode(handle) == 1 else { throw StoreError(.fault, "the connection is not idle") }
        var failure: (any Error)?
        do {
            for (name, sql) in statements {
                let isSent = try withParameters(of: sql) {
                    PQsendQueryPrepared(handle, name, Int32($0.count), $0, nil, nil, 0)
                }
                if isSent == 0 { throw lost() }
            }
        } catch {
            failure = error
        }
        guard PQpipelineSync(handle) == 1 else { throw failure ?? lost() }
        let refusal = try readAnswers(take)
        guard PQexitPipelineMode(handle) == 1 else { throw lost() }
        if let failure = failure ?? refusal { throw failure }
    }

    /// Reads up to the end of what was sent.
    /// - Returns: the first error among the answers; what follows it was not run.
    /// - Throws: where there is no connection to read from any more.
    private func readAnswers(_ take: (OpaquePointer?) throws -> Void) throws -> (any Error)? {
        let deadline = ContinuousClock.now + Self.usualPatience
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
                    try take(answer)
                } catch {
                    failure = failure ?? error
                }
            }
        }
    }
}
