import Testing

@testable import Identity

@Suite("Hashing passwords") struct PasswordHasherTests {
    @Test("the right password fits, others do not") func fits() async throws {
        let hasher = try PasswordHasher(cost: .cheap)
        let hash = try await hasher.hash(Password("correct horse battery"))
        let answers = [
            try await hasher.check("correct horse battery", against: hash),
            try await hasher.check("correct horse batter", against: hash),
            try await hasher.check("Correct horse battery", against: hash),
            try await hasher.check("correct horse battery ", against: hash),
            try await hasher.check("", against: hash),
        ]
        #expect(answers == [true, false, false, false, false])
    }

    @Test(
        "without a hash, or with something that is none, nothing fits",
        arguments: [nil, "", "not a hash", "$argon2id$v=19$m=8,t=1,p=1$"])
    func noHash(_ hash: String?) async throws {
        let hasher = try PasswordHasher(cost: .cheap)
        for password in ["", "correct horse battery", "not a hash"] {
            let fits = try await hasher.check(password, against: hash)
            #expect(!fits)
        }
    }

    @Test("a hash holds neither the password nor anything that two of the same password share") func salted()
        async throws
    {
        let hasher = try PasswordHasher(cost: .cheap)
        let password = try Password("correct horse battery")
        let (one, two) = (try await hasher.hash(password), try await hasher.hash(password))
        #expect(one.hasPrefix("$argon2id$"))
        #expect(!one.contains("correct"))
        #expect(one.split(separator: "$").suffix(2) != two.split(separator: "$").suffix(2))
        #expect(one.split(separator: "$")[3] != two.split(separator: "$")[3])
    }

    @Test("an accent fits however it is typed") func spelling() async throws {
        let hasher = try PasswordHasher(cost: .cheap)
        let composed = try await hasher.hash(Password("cr\u{E8}me br\u{FB}l\u{E9}e"))
        let decomposed = try await hasher.hash(Password("cre\u{300}me bru\u{302}le\u{301}e"))
        for hash in [composed, decomposed] {
            let answers = [
                try await hasher.check("cr\u{E8}me br\u{FB}l\u{E9}e", against: hash),
                try await hasher.check("cre\u{300}me bru\u{302}le\u{301}e", against: hash),
                try await hasher.check("creme brulee", against: hash),
            ]
            #expect(answers == [true, true, false])
        }
    }

    @Test("a hash of another cost still fits") func otherCost() async throws {
        let hash = try await PasswordHasher(cost: .init(passes: 2, memory: 16 << 10)).hash(
            Password("correct horse battery"))
        let fits = try await PasswordHasher(cost: .cheap).check("correct horse battery", against: hash)
        #expect(fits)
    }

    @Test("the longest password that is allowed fits whole") func longest() async throws {
        let hasher = try PasswordHasher(cost: .cheap)
        let text = String(repeating: "abcde fgh ", count: 100)
        let hash = try await hasher.hash(Password(text))
        let (whole, cut) = (
            try await hasher.check(text, against: hash), try await hasher.check(String(text.dropLast()), against: hash)
        )
        #expect(whole && !cut)
    }

    @Test("when too many wait, the rest are told so at once, and afterwards it goes on") func busy() async throws {
        let hasher = try PasswordHasher(cost: .init(passes: 2, memory: 8 << 20))
        let hash = try await hasher.hash(Password("correct horse battery"))
        let answers = await withTaskGroup(of: Result<Bool, any Error>.self) { group in
            for _ in 0..<400 {
                group.addTask {
                    do { return .success(try await hasher.check("correct horse battery", against: hash)) } catch {
                        return .failure(error)
                    }
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        var (right, busy) = (0, 0)
        for answer in answers {
            switch answer {
            case .success(let fits): right += fits ? 1 : 0
            case .failure(let error): busy += error as? HashingFault == .busy ? 1 : 0
            }
        }
        #expect(right + busy == 400)
        #expect(right > 0 && busy > 0)
        let again = try await hasher.check("correct horse battery", against: hash)
        #expect(again)
        #expect(HashingFault.busy.status == 503)
    }
}
