import Foundation
import Testing

@testable import Outside

@Suite("Outbox")
struct OutboxTests {
    @Test("keeps each mail as a file that only the owner reads")
    func files() async throws {
        let folder = try temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let carrier = MailCarrier(route: .outbox(directory: folder.path))
        let mail = try sampleMail()
        try await carrier.deliver(mail)
        try await carrier.deliver(mail)
        let outbox = folder.appending(path: "outbox")
        let names = try FileManager.default.contentsOfDirectory(atPath: outbox.path)
        #expect(names.count == 2)
        for name in names {
            #expect(name.wholeMatch(of: /20260106-090500-[0-9a-f]{8}\.eml/) != nil, "\(name)")
            let path = outbox.appending(path: name).path
            #expect(try permissions(path) == 0o600)
            #expect(FileManager.default.contents(atPath: path).map { [UInt8]($0) } == mail.rendered())
        }
        #expect(try permissions(outbox.path) == 0o700)
    }

    @Test("keeps mail for later when it cannot be written")
    func unwritable() async throws {
        let folder = try temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        #expect(FileManager.default.createFile(atPath: folder.path + "/outbox", contents: nil))
        let carrier = MailCarrier(route: .outbox(directory: folder.path))
        let mail = try sampleMail()
        let fault = try #require(await #expect(throws: MailFault.self) { try await carrier.deliver(mail) })
        #expect(fault.isTemporary && fault.trouble.stage == .outbox)
    }

    private func permissions(_ path: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    }
}
