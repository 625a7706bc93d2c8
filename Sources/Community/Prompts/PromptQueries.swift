import Kernel
import Store
import Trust

package enum PromptQueries {
    package static func schedule(of group: ID<Group>, in reading: Reading) throws -> PromptSchedule? {
        try reading.first("SELECT author_id, prompts, position, weekdays, minute, due_at, failure FROM prompt_schedules WHERE group_id = \(group)") { row in
            var schedule = PromptSchedule(
                author: row.id(), prompts: row.text().split(separator: "\n").map(String.init), position: row.count(),
                weekdays: Set(row.text().split(separator: ",").compactMap { Int($0) }), minute: row.count()
            )
            schedule.dueAt = row.optionalMoment()
            schedule.failure = row.optionalText()
            return schedule
        }
    }

    static func save(_ schedule: PromptSchedule, of group: ID<Group>, in transaction: Transaction) throws {
        let weekdays = schedule.weekdays.sorted().map(String.init).joined(separator: ",")
        try transaction.run(
            """
            INSERT INTO prompt_schedules (group_id, author_id, prompts, position, weekdays, minute, due_at, failure)
            VALUES (\(group), \(schedule.author), \(schedule.prompts.joined(separator: "\n")), \(schedule.position), \(weekdays), \(schedule.minute),
                    \(schedule.dueAt), \(schedule.failure))
            ON CONFLICT (group_id)
            DO UPDATE SET author_id = excluded.author_id, prompts = excluded.prompts, position = excluded.position, weekdays = excluded.weekdays,
                          minute = excluded.minute, due_at = excluded.due_at, failure = excluded.failure
            """
        )
    }
}
