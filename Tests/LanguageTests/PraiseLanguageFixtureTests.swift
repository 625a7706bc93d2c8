import Testing

@testable import Language

/// How the fixture was used: rows with an even number were read while the rules were written, rows with an odd number
/// were held out and measured once, when the rules were finished (docs/decisions/010-praise-language.md). Rules written
/// by hand cannot be trained anew for every fold, so there is no five-fold figure, and twelve held-out rows are few: the
/// interval around the held-out figure is wide.
struct PraiseLanguageFixtureTests {
    private struct Score: Equatable {
        var found = 0, missed = 0, falseAlarms = 0, leftAlone = 0
    }

    private func score(rows remainder: Int) throws -> Score {
        var score = Score()
        for (index, row) in try LabelledSentence.all().enumerated() where (index + 1) % 2 == remainder {
            let isFound = !PraiseLanguage.findings(in: row.text).isEmpty
            switch (row.isFinding, isFound) {
            case (true, true): score.found += 1
            case (true, false): score.missed += 1
            case (false, true): score.falseAlarms += 1
            case (false, false): score.leftAlone += 1
            }
        }
        return score
    }

    @Test func `the rows the rules were written with are all told apart`() throws {
        #expect(try score(rows: 0) == Score(found: 6, missed: 0, falseAlarms: 0, leftAlone: 6))
    }

    @Test func `the held-out rows score as the decision record says`() throws {
        #expect(try score(rows: 1) == Score(found: 5, missed: 1, falseAlarms: 0, leftAlone: 6))
    }
}
