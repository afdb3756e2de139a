package import Storage

/// The schema, step by step. A step that was released is never edited; the next one changes what it made.
package enum Migrations {
    package static var all: [Migration] {
        [
            organisations, accounts, journal, catalogue, documents, publicLog, search, jobs, settings,
            editions, keys, scale, numbers, requests, letters, requestFiles, afterRequests, calendar,
            petitions, reports, files, redactions, strayFiles, rankedSearch,
        ]
    }
}
