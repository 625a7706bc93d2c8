import ArgumentParser

/// The command line.
@main struct Hearten: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "hearten",
        abstract: "A community server with which health and exercise professionals help people encourage each other.",
        subcommands: [
            Serve.self, Demo.self, AccountCommand.self, Load.self, Migrate.self, BackupCommand.self, RestoreCommand.self, Doctor.self, Documentation.self,
        ]
    )
}
