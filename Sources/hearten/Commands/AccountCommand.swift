import ArgumentParser
import Foundation
import Identity
import Outside
import Site

/// `hearten account`
struct AccountCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "account", abstract: "Looks after accounts.", subcommands: [Create.self, SetPassword.self])

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
                        }
                    }
                    print("@\(handle) has a new password and is signed out everywhere.")
                } catch let fault as PasswordFault {
                    throw ValidationError(fault.sentence)
                }
            }
        }
    }
}
