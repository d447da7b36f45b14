import ArgumentParser
import Files
import LintPipeline
import RequestLog
import SourceText

/// The formats of the commands that look at requests that were sent.
enum LogFormat: String, CaseIterable, ExpressibleByArgument {
  case text
  case json
}

/// The options that those commands have in common.
struct LogCall: ParsableArguments {
  @Option(help: "The format of the report.")
  var format: LogFormat = .text

  @Option(
    help: ArgumentHelp(
      "The least severity that makes the exit status 1.", valueName: "severity"))
  var failOn: Severity = .error

  @Option(
    help: ArgumentHelp(
      "A file of models and prices to lay over the built-in ones.", valueName: "file"),
    completion: .file())
  var models: String?

  @Flag(help: "Print values as their kind, length and a keyed hash only, for reports to pass on.")
  var redact = false

  @Option(
    help: ArgumentHelp(
      "The key of those hashes, which turns --redact on; by default it comes from what is read.",
      valueName: "key"))
  var redactKey: String?

  /// What the analysis is told; a file of models that cannot be used ends the command.
  func options() throws -> LogOptions {
    var options = LogOptions(catalog: try ModelFile.catalog(models))
    options.redacts = redact || redactKey != nil
    options.redactionKey = redactKey.map { Array($0.utf8) }
    return options
  }
}
