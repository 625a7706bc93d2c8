import ArgumentParser
import Foundation
import Identity
import Outside
import Site

/// `hearten account`
struct AccountCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "account", abstract: "Looks after accounts.", subcommands: [Create.self])

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
}
