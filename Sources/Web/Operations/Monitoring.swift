/// What the server is told about its own running, and tells those who watch over it.
package struct Monitoring: Sendable {
    package let registry: MetricRegistry
    package let requests: RequestMeasures
    package var probes: [HealthProbe]
    /// Who shows it may read `/metrics` from anywhere; without one, this machine alone may.
    package var token: String?
    package var requestLog: RequestLogging

    package init(
        registry: MetricRegistry = MetricRegistry(), probes: [HealthProbe] = [], token: String? = nil,
        requestLog: RequestLogging = .notable
    ) {
        self.registry = registry
        self.probes = probes
        self.token = token
        self.requestLog = requestLog
        let requests = RequestMeasures()
        self.requests = requests
        registry.add { requests.families }
    }
}

/// Of which requests a line is written. All are counted at `/metrics`.
package enum RequestLogging: String, Sendable, CaseIterable {
    case all
    /// What changes something, fails, or takes a second and more.
    case notable
    case none
}
