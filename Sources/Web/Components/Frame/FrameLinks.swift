/// Every address that the frame of a page needs; `Links` makes them.
package struct FrameLinks: Sendable {
    package var home: String
    package var disclosure: String
    package var policies: String
    package var requests: String
    package var reports: String
    package var log: String

    package var search: String
    package var preferences: String
    package var accessibility: String
    package var contact: String
    package var siteMap: String
    package var privacy: String
    package var subscriptions: String
    package var openAPI: String
    package var signIn: String

    package var desk: String
    package var signOut: String

    package var stylesheet: String
    package var script: String

    package init(
        home: String, disclosure: String, policies: String, requests: String, reports: String, log: String,
        search: String, preferences: String, accessibility: String, contact: String, siteMap: String,
        privacy: String, subscriptions: String, openAPI: String, signIn: String, desk: String, signOut: String,
        stylesheet: String, script: String
    ) {
        self.home = home
        self.disclosure = disclosure
        self.policies = policies
        self.requests = requests
        self.reports = reports
        self.log = log
        self.search = search
        self.preferences = preferences
        self.accessibility = accessibility
        self.contact = contact
        self.siteMap = siteMap
        self.privacy = privacy
        self.subscriptions = subscriptions
        self.openAPI = openAPI
        self.signIn = signIn
        self.desk = desk
        self.signOut = signOut
        self.stylesheet = stylesheet
        self.script = script
    }
}
