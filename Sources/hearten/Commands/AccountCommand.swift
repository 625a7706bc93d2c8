import ArgumentParser
import Foundation
import Identity
import Kernel
import Outside
import Site
import Store
import Trust

/// `hearten account`
struct AccountCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "account", abstract: "Looks after accounts.",
        subcommands: [Create.self, SetPassword.self, Reset.self, Suspend.self, Rename.self])

    struct Create: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Makes an account; its password is read from standard input.")

        @OptionGroup var shared: SharedOptions
        @Option(help: "The handle, as ines.") var handle: String
        @Option(help: "The e-mail address.") var email: String
        @Option(help: "The name that people see; the handle by default.") var name: String?
        @Flag(name: .customLong("password-stdin"), help: "Read the password from standard input.") var readsPassword = false
        @Flag(help: "Make the account a steward.") var steward = false

        func validate() throws {
            guard readsPassword else { throw ValidationError("Give the password on standard input and say --password-stdin.") }
        }

        func run() async throws {
            try await Opening.run(shared.flags) { settings in
                do {
                    let handle = try Handle(typed: handle)
                    guard let email = EmailAddress(email) else { throw ValidationError("“\(email)” is not an e-mail address.") }
                    guard let name = DisplayName(name ?? handle.text) else { throw ValidationError("The name has 1 to 60 characters.") }
                    let password = try Password(readLine(strippingNewline: true) ?? "", email: email.description)
                    let hash = try await PasswordHasher().hash(password)
                    let new = NewAccount(name: name, handle: handle, email: email, passwordHash: hash, isSteward: steward, statedAdult: true)
                    try await Opening.withStore(settings) { store in try await store.write { _ = try CreateAccount.create(new, in: $0) } }
                    print("Made @\(handle.text).")
                } catch let fault as HandleFault {
                    throw ValidationError(fault.sentence)
                } catch let fault as PasswordFault {
                    throw ValidationError(fault.sentence)
                }
            }
        }
    }

    struct SetPassword: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "password", abstract: "Gives somebody a new password, read from standard input, and signs them out everywhere."
        )

        @OptionGroup var shared: SharedOptions
        @Option(help: "Whose, as ines.") var handle: String
        @Flag(name: .customLong("password-stdin"), help: "Read the password from standard input.") var readsPassword = false

        func validate() throws {
            guard readsPassword else { throw ValidationError("Give the password on standard input and say --password-stdin.") }
        }

        func run() async throws {
            try await Opening.run(shared.flags) { settings in
                do {
                    let handle = handle.drop { $0 == "@" }
                    try await Opening.withStore(settings) { store in
                        let (account, email) = try await store.read { reading in
                            guard let account = try AccountQueries.account(handle: String(handle), in: reading) else {
                                throw ValidationError("There is nobody called @\(handle) here.")
                            }
                            return (account.id, try SignInQueries.email(of: account.id, in: reading))
                        }
                        let password = try Password(readLine(strippingNewline: true) ?? "", email: email)
                        let hash = try await PasswordHasher().hash(password)
                        try await store.write { transaction in
                            try SignInQueries.setPasswordHash(hash, of: account, in: transaction)
                            try SessionQueries.endAll(of: account, in: transaction)
                            try AccountLog.note(.newPassword, account, in: transaction)
                        }
                    }
                    print("@\(handle) has a new password and is signed out everywhere.")
                } catch let fault as PasswordFault {
                    throw ValidationError(fault.sentence)
                }
            }
        }
    }

    struct Reset: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Prints a link with which somebody chooses a new password within the hour. Hand it over only to the person themselves."
        )

        @OptionGroup var shared: SharedOptions
        @Option(help: "Whose, as ines.") var handle: String
        @Option(help: "The address under which people reach the server, as https://harbour.example.") var origin: String?
        @Flag(name: .customLong("second-step"), help: "Also turn the second step off, for somebody who lost their phone and their recovery codes.")
        var endsSecondStep = false

        func run() async throws {
            try await Opening.run(shared.flags.merging(["origin": origin].compactMapValues { $0 }) { $1 }) { settings in
                try await AccountCommand.with(handle, settings) { account, transaction in
                    if endsSecondStep {
                        try SecondStepQueries.remove(account.id, in: transaction)
                        try AccountLog.note(.secondStepOff, account.id, in: transaction)
                    }
                    try AccountLog.note(.resetAsked, account.id, in: transaction)
                    return try ResetPassword.link(for: account.id, origin: settings.origin, in: transaction)
                }
            }
        }
    }

    struct Suspend: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Lets somebody in no more, and signs them out everywhere; with --end, lets them in again. What they wrote stays."
        )

        @OptionGroup var shared: SharedOptions
        @Option(help: "Whose, as ines.") var handle: String
        @Flag(help: "End the suspension.") var end = false

        func run() async throws {
            try await Opening.run(shared.flags) { settings in
                try await AccountCommand.with(handle, settings) { account, transaction in
                    guard try AccountStandingQueries.setSuspended(!end, account.id, in: transaction) else {
                        return "@\(account.handle.text) is \(end ? "not suspended" : "suspended already")."
                    }
                    if !end { try SessionQueries.endAll(of: account.id, in: transaction) }
                    try RestAccount.announceSuspension(of: account.id, ended: end, in: transaction)
                    try AccountLog.note(end ? .suspensionEnded : .suspended, account.id, in: transaction)
                    return end ? "@\(account.handle.text) may sign in again." : "@\(account.handle.text) is suspended and signed out everywhere."
                }
            }
        }
    }

    struct Rename: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Gives somebody another handle. The old one leads to them for good; nobody else gets it."
        )

        @OptionGroup var shared: SharedOptions
        @Option(help: "Whose, as ines.") var handle: String
        @Option(help: "The new handle, as ines_h.") var to: String

        func run() async throws {
            try await Opening.run(shared.flags) { settings in
                do {
                    let new = try Handle(typed: to)
                    try await AccountCommand.with(handle, settings) { account, transaction in
                        try RenameAccount.rename(account, to: new, in: transaction)
                        return "@\(account.handle.text) is now @\(new.text)."
                    }
                } catch let fault as HandleFault {
                    throw ValidationError(fault.sentence)
                } catch AccountFault.handleTaken {
                    throw ValidationError("@\(to) belongs to somebody, did once, or looks like a handle that does. Please choose another.")
                }
            }
        }
    }

    /// Does something with the account of a handle and prints what it answers.
    /// - Throws: `ValidationError` where there is none.
    private static func with(_ typed: String, _ settings: Settings, _ act: @escaping @Sendable (Account, Transaction) throws -> String) async throws {
        let handle = String(typed.drop { $0 == "@" })
        try await Opening.withStore(settings) { store in
            let answer = try await store.write { transaction -> String? in
                guard let account = try AccountQueries.account(handle: handle, in: transaction) else { return nil }
                return try act(account, transaction)
            }
            guard let answer else { throw ValidationError("There is nobody called @\(handle) here.") }
            print(answer)
        }
    }
}
