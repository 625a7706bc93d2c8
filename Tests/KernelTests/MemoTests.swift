import Testing

@testable import Kernel

@Suite("A memo") struct MemoTests {
    @Test("makes an answer once for each argument") func once() {
        let memo = Memo<Int, String>(limit: 10)
        var made: [Int] = []
        func answer(_ number: Int) -> String {
            memo.answer(number) {
                made.append(number)
                return "\(number)"
            }
        }
        #expect([1, 2, 1, 2, 1].map(answer) == ["1", "2", "1", "2", "1"])
        #expect(made == [1, 2])
    }

    @Test("keeps at most two generations, and in them what is asked for again") func bounded() {
        let memo = Memo<Int, Int>(limit: 10)
        var made = 0
        func ask(_ number: Int) {
            _ = memo.answer(number) {
                made += 1
                return number
            }
        }
        for number in 0..<1_000 {
            ask(-1)
            ask(number)
            #expect(memo.count <= 20)
        }
        #expect(made == 1_001, "what is asked for all the time is never forgotten")
        ask(0)
        #expect(made == 1_002, "what was not asked for again is")
    }
}
