import Identity
import Kernel
import Store
import Trust

/// The words to which somebody agrees before anything of their journey is kept (GDPR, article 9; Washington’s My Health My Data Act).
package enum JourneyConsent {
    package static let version = 1
    package static let statement = "Keep my answers on this server."
    package static let explanation = """
        How it goes for you is health data. Nobody but you sees it, unless you let the coaches of a practice. You can delete all of it here, with one \
        button, whenever you like.
        """
}

/// Keeps the pulse of a week; what was answered in it before is replaced.
package enum KeepPulse {
    /// - Parameter agrees: whether they agree to `JourneyConsent` with it; needed once.
    /// - Throws: `PulseFault.notAgreed`; `.guardian` for somebody under 18 before their parent or guardian said yes to the account.
    package static func keep(_ pulse: Pulse, agrees: Bool, by account: ID<Account>, in transaction: Transaction) throws {
        guard try !GuardianQueries.isAwaited(account, in: transaction) else { throw PulseFault.guardian }
        if try PulseQueries.startedAt(account, in: transaction) == nil {
            guard agrees else { throw PulseFault.notAgreed }
            try PulseQueries.start(account, consent: JourneyConsent.version, in: transaction)
        }
        try PulseQueries.save(pulse, of: account, in: transaction)
    }
}

/// Deletes all pulses of somebody; with them goes that they agreed, and that anybody sees them.
package enum ForgetJourney {
    package static func forget(_ account: ID<Account>, in transaction: Transaction) throws {
        for practice in try JourneyGrantQueries.grants(of: account, in: transaction).keys.sorted() {
            try GrantJourney.end(practice, by: account, in: transaction)
        }
        try PulseQueries.removeAll(of: account, in: transaction)
    }
}

package enum PulseFault: Failure, Equatable {
    case notAgreed, guardian

    package var sentence: String {
        switch self {
        case .notAgreed: "Please say that your answers may be kept; without that there is nothing that could be shown to you later."
        case .guardian: "Your parent or guardian is asked first. Once they have said yes, your answers are kept."
        }
    }
    package var status: Int { 422 }
}
