import Foundation
import Identity
import Kernel
import Logging
import Store

/// How long things are kept that nobody needs for ever. The steward chooses; a job of the night does it.
package enum Retention: String, Sendable, CaseIterable {
    /// Notices that were read.
    case notices
    /// What happened to an account: sign-ins, new passwords.
    case accountLog = "account_log"
    /// Work that was given up.
    case work
    /// Answers to who asked to join a group.
    case requests
    /// Who looked at what is not for everybody.
    case looks
    /// What was reported, said and decided.
    case cases

    package var title: String {
        switch self {
        case .notices: "Notices that were read"
        case .accountLog: "What happened to an account"
        case .work: "Work that was given up"
        case .requests: "Answers to those who asked to join"
        case .looks: "Who looked at what is not for everybody"
        case .cases: "Reports that were decided"
        }
    }

    /// In days; 0 keeps them for good.
    package static let choices = [30, 90, 180, 400, 0]

    package var usual: Int {
        switch self {
        case .notices, .requests: 180
        case .accountLog, .looks, .cases: 400
        case .work: 90
        }
    }

    /// The name under which the choice is kept.
    var setting: String { "retention.\(rawValue)" }

    package func days(in reading: Reading) throws -> Int {
        try SettingQueries.value(setting, in: reading).flatMap { Int($0) }.flatMap { Self.choices.contains($0) ? $0 : nil } ?? usual
    }

    package func choose(_ days: Int, in transaction: Transaction) throws {
        guard Self.choices.contains(days) else { return }
        try SettingQueries.set(setting, to: String(days), in: transaction)
    }
}

/// Forgets what is older than the steward wants, each night, some of it at a time.
package enum ForgetOld {
    package static let jobKind = "retention"
    static let batch = 2_000

    /// Makes sure that the job is planned: once, however many nodes begin.
    package static func plan(_ store: Store) async throws {
        try await store.write { transaction in
            guard try !RetentionQueries.isPlanned(in: transaction) else { return }
            try JobQueries.add(NewJob(kind: jobKind, payload: "", dueAt: nextNight(after: transaction.now)), in: transaction)
        }
    }

    /// Three o’clock in the night to come, UTC: servers have no zone of their own.
    static func nextNight(after now: Moment) -> Moment {
        let day = Span.days(1).milliseconds
        let three = Moment(milliseconds: now.milliseconds / day * day + Span.hours(3).milliseconds)
        return three > now ? three : three + .days(1)
    }

    package static func handler(_ store: Store, _ exports: MakeExport) -> JobHandler {
        JobHandler(kind: jobKind) { _ in
            try await exports.forgetOld()
            var isMore = true
            while isMore { isMore = try await store.write { try forget(in: $0) } }
            try await store.write { transaction in
                _ = try JobQueries.add(NewJob(kind: jobKind, payload: "", dueAt: nextNight(after: transaction.now)), in: transaction)
            }
        }
    }

    /// Returns whether there may be more to forget.
    static func forget(in transaction: Transaction) throws -> Bool {
        var most = 0
        for kind in Retention.allCases {
            let days = try kind.days(in: transaction)
            guard days > 0 else { continue }
            most = max(most, try RetentionQueries.forget(kind, before: transaction.now - .days(Int64(days)), limit: batch, in: transaction))
        }
        most = max(most, try RetentionQueries.forgetEnded(limit: batch, in: transaction))
        return most >= batch
    }
}
