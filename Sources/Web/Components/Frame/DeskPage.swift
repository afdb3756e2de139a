/// A page of the desk, for staff.
package struct DeskPage: Sendable {
    /// Who is signed in, and with what the page proves that a form was sent from it.
    package struct Session: Sendable {
        package var person: String
        /// The post as the header shows it: `市自然资源和规划局信息员`.
        package var post: String
        package var csrfToken: String
        package var menu: [MenuEntry]

        package init(person: String, post: String, csrfToken: String, menu: [MenuEntry]) {
            self.person = person
            self.post = post
            self.csrfToken = csrfToken
            self.menu = menu
        }
    }

    package var title: String
    package var path: String
    package var main: HTML
    /// Nil on the pages before signing in: they have no menu.
    package var session: Session?
    package var reader = ReaderPreferences()
    package var hasErrors = false

    package init(title: String, path: String, session: Session?, main: HTML) {
        self.title = title
        self.path = path
        self.session = session
        self.main = main
    }
}
