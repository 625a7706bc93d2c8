import Media
import Testing

@testable import Community

@Suite("Files that somebody counts on") struct FilesInUseTests {
    private let hash = ContentHash(of: [1, 2, 3])
    private let other = ContentHash(of: [4])

    @Test("are not removed while a picture with the same bytes is added") func held() async throws {
        let inUse = FilesInUse()
        try await inUse.holding([hash]) {
            await #expect(throws: FileInUse.self) { try await inUse.removing(hash, unless: { false }, { Issue.record("removed") }) }
            var removed = false
            try await inUse.removing(other, unless: { false }, { removed = true })
            #expect(removed)
        }
        var removed = false
        try await inUse.removing(hash, unless: { false }, { removed = true })
        #expect(removed, "afterwards they are")
    }

    @Test("are not removed where somebody began to count on them meanwhile, even if they are done") func wanted() async throws {
        let inUse = FilesInUse()
        await #expect(throws: FileInUse.self) {
            try await inUse.removing(
                hash,
                unless: {
                    try await inUse.holding([hash]) {}
                    return false
                }, { Issue.record("removed") })
        }
        var removed = false
        try await inUse.removing(hash, unless: { false }, { removed = true })
        #expect(removed, "the next try removes them")
    }

    @Test("stay where a row names them, and after a failure others can go on") func named() async throws {
        let inUse = FilesInUse()
        try await inUse.removing(hash, unless: { true }, { Issue.record("removed") })
        struct Broken: Error {}
        await #expect(throws: Broken.self) { try await inUse.holding([hash]) { throw Broken() } }
        await #expect(throws: Broken.self) { try await inUse.removing(hash, unless: { throw Broken() }, {}) }
        var removed = false
        try await inUse.removing(hash, unless: { false }, { removed = true })
        #expect(removed)
    }
}
