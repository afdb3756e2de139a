import Actions
import Domain
import Foundation
import Testing

@testable import Command

/// Files that somebody hands to the command line.
@Suite struct CommandFuzzTests {
    @Test func `a line of an import is taken or refused with its reasons`() throws {
        let organisation = Organisation(
            id: Organisation.ID(bornAt: Instant(milliseconds: 0), chance: Array(repeating: 0, count: 10)), code: "yg",
            name: "阳光市人民政府", shortName: "市政府", kind: .government)
        let reader = ImportItemReader(
            organisation: organisation, classification: try RuleFiles.rules().classification, today: Day(number: 20_522)
        )
        let samples = [
            #"{"title":"通知","documentNumber":"国办发〔2019〕5号","signedOn":"2019-04-15","text":"正文"}"#,
            #"{"externalID":"a-1","title":"公告","html":"<p>文</p>","topics":["02"],"keywords":["预算","公开"]}"#,
            #"{"title":null,"keywords":[1,{}],"signedOn":12345678901234567890}"#, "[]", "{}", "", "\"a\"",
            "{\"a\":1}{}",
            #"{"title":"\ud800\u0000"}"#, #"{"title":"a","title":"b"}"#,
        ]
        Fuzz.bytes(samples.map { Array($0.utf8) }) { line in
            switch reader.read(line, line: 7) {
            case .success(let item): item.line == 7
            case .failure(let problems): !problems.list.isEmpty && problems.list.allSatisfy { !$0.reason.isEmpty }
            }
        }
        Fuzz.long(["[", "{\"a\":", "\"", "{\"title\":\"a\"},"]) { _ = reader.read(Array($0.utf8), line: 1) }
    }

    @Test func `a configuration file is read or refused with the place`() {
        let samples = [
            "database = sqlite:a\nport = 80\n", "# x\n\nhost=h", "port", "= x", "a = b", "port = 1\nport = 2",
        ]
        Fuzz.texts(samples) { text in
            do {
                _ = try ConfigurationFile(text, path: "yangguang.conf")
                return true
            } catch let failure as Failure {
                return failure.status == .usage && failure.words.hasPrefix("yangguang.conf line ")
            } catch {
                return false
            }
        }
        Fuzz.long(samples) { _ = try? ConfigurationFile($0, path: "a") }
    }

    @Test func `an entry of a log that somebody else keeps is read or refused`() {
        let samples = [
            #"{"address":"/documents/01JZ","event":"published","contentHash":"00"}"#, "{}", "null", "[[[[",
            #"{"address":"/log/vkeys","event":"key-changed","contentHash":"00"}"#,
        ]
        Fuzz.bytes(samples.map { Array($0.utf8) }) { bytes in
            var contents = LoggedContents()
            do { try contents.take(bytes, at: 3) } catch { return (error as? LogFault)?.sequence == 3 }
            return true
        }
    }
}
