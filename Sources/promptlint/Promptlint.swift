import ArgumentParser
import Files
import Reporting

/// The command and its subcommands.
///
/// Each says its name: making one of a type's name costs a start a tenth of its time.
@main
struct Promptlint: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "promptlint",
    abstract: "Keep the cached prefix of LLM prompts byte-stable.",
    discussion: """
      Without a subcommand, promptlint lints: 'promptlint prompts/' is 'promptlint lint prompts/'.

      Exit status: 0 when nothing is found at or above --fail-on, 1 when something is, 2 when \
      something could not be analysed or the call was wrong.
      """,
    version: ToolIdentity.version,
    subcommands: [
      Lint.self, Explain.self, Rules.self, Render.self, Diff.self, Trace.self,
      Cost.self, Plan.self, Build.self, Batch.self, Lock.self, Initialise.self,
    ],
    defaultSubcommand: Lint.self
  )

  /// Runs the command; a wrong call ends with status 2, as the help says.
  static func main() {
    Terminal.letWritesFail()
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch {
      guard exitCode(for: error) == .validationFailure else { exit(withError: error) }
      Console.complain(fullMessage(for: error))
      exit(withError: ExitCode(2))
    }
  }
}
