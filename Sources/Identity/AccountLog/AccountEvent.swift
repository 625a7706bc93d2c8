import Kernel
import Store

/// Something that happened to an account and that its person should know of.
package struct AccountEvent: Hashable, Sendable {
    package let id: ID<AccountEvent>
    package let kind: Kind
    /// Such as “Firefox on Android”; empty where nobody’s browser did it.
    package let device: String
    package let at: Moment

    package enum Kind: String, Sendable, CaseIterable {
        case signedIn = "signed_in"
        case wrongPassword = "wrong_password"
        case wrongCode = "wrong_code"
        case deviceSignedOut = "device_signed_out"
        case signedOutEverywhere = "signed_out_everywhere"
        case newPassword = "new_password"
        case resetAsked = "reset_asked"
        case passwordReset = "password_reset"
        case addressAsked = "address_asked"
        case newAddress = "new_address"
        case secondStepOn = "second_step_on"
        case secondStepOff = "second_step_off"
        case recoveryCodes = "recovery_codes"
        case recoveryCodeUsed = "recovery_code_used"
        case rests, returned, suspended
        case suspensionEnded = "suspension_ended"
        case newHandle = "new_handle"
        case erasureAsked = "erasure_asked"
        case erasureStopped = "erasure_stopped"

        package var sentence: String {
            switch self {
            case .signedIn: "Signed in"
            case .wrongPassword: "Somebody tried a wrong password"
            case .wrongCode: "The password was right, the code was wrong"
            case .deviceSignedOut: "A device was signed out"
            case .signedOutEverywhere: "Signed out everywhere"
            case .newPassword: "A new password"
            case .resetAsked: "A link for a new password was asked for"
            case .passwordReset: "A new password by the link in a mail"
            case .addressAsked: "A new e-mail address waits to be confirmed"
            case .newAddress: "A new e-mail address"
            case .secondStepOn: "The second step was turned on"
            case .secondStepOff: "The second step was turned off"
            case .recoveryCodes: "New recovery codes"
            case .recoveryCodeUsed: "Signed in with a recovery code"
            case .rests: "The account was put to rest"
            case .returned: "The account is active again"
            case .suspended: "Suspended by those who look after the server"
            case .suspensionEnded: "The suspension ended"
            case .newHandle: "A new handle"
            case .erasureAsked: "The account is to be erased"
            case .erasureStopped: "The account is kept after all"
            }
        }

        /// Whether to look twice at it.
        package var isAlarming: Bool { [.wrongPassword, .wrongCode, .secondStepOff, .recoveryCodeUsed, .erasureAsked].contains(self) }
    }
}

/// Keeps and reads what happened to accounts.
package enum AccountLog {
    /// Wrong tries are noted once in this time, so that nobody fills somebody else’s log.
    static let between: Span = .hours(1)

    package static func note(_ kind: AccountEvent.Kind, _ account: ID<Account>, device: String = "", in transaction: Transaction) throws {
        if [.wrongPassword, .wrongCode, .resetAsked].contains(kind),
            try AccountLogQueries.happened(kind, account, since: transaction.now - between, in: transaction)
        {
            return
        }
        try AccountLogQueries.insert(kind, account, device: device, in: transaction)
    }
}
