package import Domain

/// `2026-10-16`, or the words for it that a sentence wants.
package func dateTime(_ day: Day, shown: String? = nil) -> HTML {
    "<time datetime=\"\(day.iso)\">\(shown ?? day.iso)</time>"
}

/// `2026-10-16 09:30`, the form that 政府网站发展指引 asks for.
package func dateTime(_ instant: Instant) -> HTML {
    "<time datetime=\"\(instant.wallClockField)+08:00\">\(instant.wallClockMinute)</time>"
}
