import Actions
import Domain
import TestSupport
import Testing

@testable import Command

@Suite struct DemoTimetableTests {
    private func scenes(of key: String) throws -> [DemoScene] {
        let files = try DemoFiles()
        let document = try #require(files.documents.first { $0.key == key })
        return DemoTimetable(calendar: try RuleFiles.calendar()).scenes(of: document)
    }

    @Test func `the last signature comes at the minute of publication`() throws {
        let scenes = try scenes(of: "gov-house-repair")
        #expect(
            scenes.map(\.act) == [
                .draft, .submit, .sign(.check), .sign(.review), .sign(.secrecy), .sign(.approval),
            ])
        #expect(scenes.first?.at.day == day(2026, 9, 30))
        #expect(scenes.last?.at == instant(2026, 10, 15, 9, 0))
    }

    @Test func `an emergency has its secrecy review before it is public`() throws {
        let scenes = try scenes(of: "nr-landslide-alert")
        #expect(scenes.map(\.act) == [.draft, .submit, .sign(.secrecy), .publishInEmergency])
        #expect(scenes.last?.at == instant(2026, 11, 18, 6, 40))
    }

    @Test func `everything happens in order and on working days`() throws {
        let files = try DemoFiles()
        let calendar = try RuleFiles.calendar()
        let scenes = DemoTimetable(calendar: calendar).scenes(of: files.documents)
        #expect(zip(scenes, scenes.dropFirst()).allSatisfy { $0.at <= $1.at })
        #expect(scenes.allSatisfy { calendar.isWorkday($0.at.day) })
        #expect(scenes.last.map { $0.at.day <= files.site.writtenOn } == true)
    }
}
