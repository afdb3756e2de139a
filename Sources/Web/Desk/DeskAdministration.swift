import Hummingbird

/// What keeps the office running beside its documents: accounts, people, organisations, catalogue, site and journal.
func addDeskAdministration(to desk: some RouterMethods<StaffContext>, server: PageServer) {
    AccountRoutes(server: server).add(to: desk)
    AbsenceRoutes(server: server).add(to: desk)
    PeopleRoutes(server: server).add(to: desk)
    DeskOrganisationRoutes(server: server).add(to: desk)
    LetterTemplateRoutes(server: server).add(to: desk)
    DeskCatalogueRoutes(server: server).add(to: desk)
    SiteRoutes(server: server).add(to: desk)
    CalendarRoutes(server: server).add(to: desk)
    JournalRoutes(server: server).add(to: desk)
}
