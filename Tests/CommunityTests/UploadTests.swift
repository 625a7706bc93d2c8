import Identity
import Kernel
import Site
import Testing

@testable import Community
@testable import Store
@testable import TestSupport

@Suite("Pictures in a form") struct UploadTests {
    @Test("one that a form names twice is one picture") func twice() {
        let uploads = Uploads(kept: [ID(5), ID(6), ID(5)])
        #expect(uploads.choices(FormFields(texts: [("description-5", "Steps")])).map(\.id) == [ID(5), ID(6)])
    }

    @Test(
        "a single change puts a thing where it was sent; several are honoured as far as they go",
        arguments: [
            ([:], "ABC"), (["C": 1], "CAB"), (["A": 3], "BCA"), (["A": 2], "BAC"), (["B": 1], "BAC"), (["A": 2, "B": 1], "BAC"), (["A": 3, "C": 1], "CBA"),
            (["A": 99], "BCA"),
        ]
            as [([String: Int], String)]
    ) func places(_ chosen: [String: Int], _ expected: String) {
        #expect(ChosenPlaces.order(["A", "B", "C"]) { chosen[$0] }.joined() == expected)
    }

    @Test("how much room pictures take, on either engine", arguments: TestEngine.all) func bytes(_ engine: TestEngine) async throws {
        try await TestTransaction.with(engine) { transaction in
            let small = try SmallPractice.make(transaction)
            #expect(try PictureQueries.bytes(in: transaction) == 0)
            try transaction.run("INSERT INTO pictures (id, owner_id, width, height, created_at) VALUES (1, \(small.id("doreen")), 10, 10, 0)")
            for (size, digest, bytes) in [("list", "a", 1_234_567), ("full", "b", 4_000_000_000), ("face", "b", 4_000_000_000)] as [(String, String, Int)] {
                try transaction.run(
                    """
                    INSERT INTO picture_files (picture_id, size, format, digest, width, height, bytes)
                    VALUES (1, \(size), 'jpeg', \(digest), 10, 10, \(Int64(bytes)))
                    """
                )
            }
            #expect(try PictureQueries.bytes(in: transaction) == 4_001_234_567)
        }
    }
}
