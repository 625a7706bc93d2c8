import ArgumentParser

/// The command line.
@main struct Hearten: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "hearten",
        abstract: "A community server with which health and exercise professionals help people encourage each other.",
        version: version,
        subcommands: [
            Serve.self, Demo.self, AccountCommand.self, PracticeCommand.self, Load.self, Migrate.self, BackupCommand.self, RestoreCommand.self,
            MaintenanceCommand.self,
            Doctor.self, PermissionsCommand.self, ExportCommand.self, Documentation.self,
        ]
    )

    /// As CHANGELOG.md will name it.
    static let version = "0.1-dev"
}
