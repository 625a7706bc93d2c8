import Foundation
import Identity
import Kernel
import Site
import Store
import Trust

/// Prompts that a group is given by themselves, one after the other, on some days of the week.
package struct PromptSchedule: Sendable, Hashable {
    package static let mostPrompts = 60

    /// In whose name they are shared.
    package let author: ID<Account>
    package let prompts: [String]
    /// Which of them comes next, from 0.
    package var position = 0
    /// Monday is 0.
    package let weekdays: Set<Int>
    /// Minutes after midnight in the practice's time zone.
    package let minute: Int
    /// When the next one is shared; `nil` while it rests.
    package var dueAt: Moment?
    /// Why the last one could not be shared.
    package var failure: String?

    package var next: String { prompts.isEmpty ? "" : prompts[position % prompts.count] }

    /// The next moment after `now` at which one is due. Where the clock jumps over it, the first moment after the jump; where it shows
    /// the time twice, the first.
    package func moment(after now: Moment, zone: String) -> Moment? {
        guard !prompts.isEmpty else { return nil }
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = TimeZone(identifier: zone) ?? .gmt
        let candidates = weekdays.compactMap { weekday in
            // Foundation counts from Sunday, 1.
            calendar.nextDate(
                after: now.date, matching: DateComponents(hour: minute / 60, minute: minute % 60, second: 0, weekday: (weekday + 1) % 7 + 1),
                matchingPolicy: .nextTime, repeatedTimePolicy: .first
            )
        }
        return candidates.min().map { Moment($0) }
    }
}

/// Reads the form of a schedule.
package enum PromptForm {
    package static func schedule(_ fields: FormFields, author: ID<Account>) throws -> PromptSchedule {
        var errors = FormErrors()
        let prompts = fields.text("prompts").split(whereSeparator: \.isNewline).map(String.init).filter { !$0.isVisiblyEmpty }
        if prompts.isEmpty { errors.add("prompts", "Please write at least one prompt.") }
        if prompts.count > PromptSchedule.mostPrompts { errors.add("prompts", "Please keep it to \(PromptSchedule.mostPrompts) prompts.") }
        if prompts.contains(where: { $0.count > PostDraft.longestBody / 5 }) {
            errors.add("prompts", "Please keep each prompt under \(PostDraft.longestBody / 5) characters.")
        }
        let weekdays = Set(fields.all("weekday").compactMap { Int($0) }.filter { (0...6).contains($0) })
        if weekdays.isEmpty { errors.add("weekday", "Please choose at least one day.") }
        let parts = fields.text("time").split(separator: ":").map { Int($0) }
        var minute = 0
        if parts.count >= 2, let hour = parts[0], let minutes = parts[1], (0...23).contains(hour), (0...59).contains(minutes) {
            minute = hour * 60 + minutes
        } else {
            errors.add("time", "Please choose a time, such as 08:30.")
        }
        try errors.check()
        return PromptSchedule(author: author, prompts: prompts, weekdays: weekdays, minute: minute)
    }
}

/// Shares prompts when they are due. Each is a job that waits; what was changed since then makes it do nothing.
package enum SharePrompts {
    package static let jobKind = "prompt"

    private struct Payload: Codable {
        let group: ID<Group>
        let due: Moment
    }

    /// Saves a schedule and plans its next prompt. One that keeps its beginning goes on where it was.
    package static func save(_ schedule: PromptSchedule, in group: Group, by circle: Circle, _ transaction: Transaction) throws {
        try check(group, circle)
        guard let practice = circle.viewer.membership(in: group.practice)?.practice else { throw NotFound() }
        var schedule = schedule
        if let old = try PromptQueries.schedule(of: group.id, in: transaction), old.position < schedule.prompts.count { schedule.position = old.position }
        try plan(&schedule, group.id, zone: practice.timeZone, transaction)
    }

    /// Lets it rest: what was written stays for another time.
    package static func rest(_ group: Group, by circle: Circle, _ transaction: Transaction) throws {
        try check(group, circle)
        guard var schedule = try PromptQueries.schedule(of: group.id, in: transaction) else { return }
        schedule.dueAt = nil
        try PromptQueries.save(schedule, of: group.id, in: transaction)
    }

    package static func check(_ group: Group, _ circle: Circle) throws {
        guard let membership = circle.viewer.membership(in: group.practice), circle.tie(to: group.id) != nil else { throw NotFound() }
        try Rights.check(.writePrompt, membership)
        guard group.archivedAt == nil else { throw GroupFault.archived }
    }

    private static func plan(_ schedule: inout PromptSchedule, _ group: ID<Group>, zone: String, _ transaction: Transaction) throws {
        schedule.dueAt = schedule.moment(after: transaction.now, zone: zone)
        try PromptQueries.save(schedule, of: group, in: transaction)
        guard let due = schedule.dueAt else { return }
        try JobQueries.add(NewJob(kind: jobKind, Payload(group: group, due: due), dueAt: due), in: transaction)
    }

    package static func handler(_ store: Store) -> JobHandler {
        JobHandler(kind: jobKind) { job in
            let payload = try job.payload(as: Payload.self)
            do {
                try await store.write { try share(payload, in: $0) }
            } catch let reason as any Failure where !(reason is StoreFault) {
                try await store.write { try giveUp(payload, reason.sentence, in: $0) }
            }
        }
    }

    /// One transaction shares the prompt and plans the next, so that a job that is begun twice shares one.
    private static func share(_ payload: Payload, in transaction: Transaction) throws {
        guard var schedule = try PromptQueries.schedule(of: payload.group, in: transaction), schedule.dueAt == payload.due,
            let viewer = try ViewerQueries.viewer(schedule.author, in: transaction)
        else { return }
        let circle = try CircleQueries.circle(of: viewer, in: transaction)
        guard try !AccountStandingQueries.rests(viewer.id, in: transaction), try !AccountStandingQueries.isSuspended(viewer.id, in: transaction),
            let group = circle.tie(to: payload.group)?.group, let practice = viewer.membership(in: group.practice)?.practice
        else { throw NotAllowed("\(viewer.account.firstName), in whose name prompts are shared, is not in the group at the moment.") }
        let draft = PostDraft(
            kind: .prompt, audience: .group, headline: "", body: schedule.next, formKey: "prompt-\(payload.due.milliseconds)-\(payload.group)")
        _ = try WritePost.write(draft, in: group, by: circle, transaction)
        schedule.position = (schedule.position + 1) % max(1, schedule.prompts.count)
        schedule.failure = nil
        try plan(&schedule, group.id, zone: practice.timeZone, transaction)
    }

    /// What could not be shared rests, with the reason on its page.
    private static func giveUp(_ payload: Payload, _ reason: String, in transaction: Transaction) throws {
        guard var schedule = try PromptQueries.schedule(of: payload.group, in: transaction), schedule.dueAt == payload.due else { return }
        schedule.dueAt = nil
        schedule.failure = reason
        try PromptQueries.save(schedule, of: payload.group, in: transaction)
    }
}
