/// The addresses of the files that every page loads.
package struct FrameFiles: Sendable {
    package var stylesheet: String
    package var script: String

    package init(stylesheet: String, script: String) {
        self.stylesheet = stylesheet
        self.script = script
    }
}
