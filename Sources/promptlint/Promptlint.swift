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
    usage: """
      promptlint [<paths> ...] [<options of lint>]
      promptlint <subcommand>
      """,
    discussion: """
      Without a subcommand, promptlint lints: 'promptlint prompts/' is 'promptlint lint prompts/'.

      Examples:
        promptlint init                  start a folder with a template
        promptlint prompts/              lint all templates of a folder
        promptlint request.json          lint the body of one request
        promptlint trace requests.jsonl  explain the cache misses in a log

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
    if let paths = pathsAlone(in: Array(CommandLine.arguments.dropFirst())) {
      do {
        try LintRun(paths: paths).run()
        exit()
      } catch {
        end(with: error, message: failure(of: Lint.self, error))
      }
    }
    var command: any ParsableCommand
    do {
      command = try parseAsRoot()
    } catch {
      end(with: error, message: fullMessage(for: error))
    }
    do {
      try command.run()
      exit()
    } catch {
      end(with: error, message: failure(of: type(of: command), error))
    }
  }

  /// The arguments where they are paths and nothing else, as hooks give them; nil where the parser
  /// has to read them, which takes half the time of a run over one template.
  private static func pathsAlone(in arguments: [String]) -> [String]? {
    let names = ["help"] + configuration.subcommands.compactMap { $0.configuration.commandName }
    let arePaths = arguments.allSatisfy {
      !$0.isEmpty && !$0.utf8.starts(with: "-".utf8) && !names.contains($0)
    }
    return arePaths && !arguments.isEmpty ? arguments : nil
  }

  /// The message of an error that a subcommand ran into, with its usage: the library knows that only
  /// while it parses.
  private static func failure(of called: any ParsableCommand.Type, _ error: any Error) -> String {
    """
    Error: \(VisibleText.plain(message(for: error)))
    Usage: \(usageString(for: called))
      See 'promptlint \(called.configuration.commandName ?? "") --help' for more information.
    """
  }

  /// Ends the command: with the status that it chose, with a help page that was asked for as its
  /// result, or with a message, which is made only then: it costs a run over one template a twentieth.
  private static func end(
    with error: any Error, message: @autoclosure () -> String
  ) -> Never {
    if let status = error as? ExitCode { exit(withError: status) }
    if exitCode(for: error) == .success {
      Console.print(fullMessage(for: error) + "\n")
      exit()
    }
    Console.complain(message())
    exit(withError: ExitCode(2))
  }
}
