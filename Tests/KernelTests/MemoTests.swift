import Testing

@testable import Kernel

@Suite("A memo") struct MemoTests {
    private let epoch = Moment(milliseconds: 60_000)

    @Test("makes an answer once for each argument") func once() {
        let memo = Memo<Int, String>(limit: 10)
        var made: [Int] = []
        func answer(_ number: Int) -> String {
            memo.answer(number, in: epoch) {
                made.append(number)
                return "\(number)"
            }
        }
        #expect([1, 2, 1, 2, 1].map(answer) == ["1", "2", "1", "2", "1"])
        #expect(made == [1, 2])
    }

    @Test("keeps at most as many answers as it may") func bounded() {
        let memo = Memo<Int, Int>(limit: 10)
        for number in 0..<1_000 {
            #expect(memo.answer(number, in: epoch) { number } == number)
            #expect(memo.count <= 10)
        }
    }

    @Test("forgets an epoch when the next begins, and keeps nothing of one that is over") func epochs() {
        let memo = Memo<Int, String>(limit: 10)
        let next = epoch + .minutes(1)
        #expect(memo.answer(1, in: epoch) { "old" } == "old")
        #expect(memo.answer(1, in: next) { "new" } == "new")
        #expect(memo.count == 1)
        #expect(memo.answer(1, in: epoch) { "late" } == "late")
        #expect(memo.answer(1, in: next) { "again" } == "new")
    }
}
