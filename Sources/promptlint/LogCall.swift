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
  @Option(help: "The format of the report: text or json.")
  var format: LogFormat = .text

  @Option(help: "The least severity that makes the exit status 1: hint, warning or error.")
  var failOn: Severity = .error

  @Option(help: "A file of models and prices to lay over the built-in ones.")
  var models: String?

  @Flag(help: "Print values as their kind, length and a keyed hash only.")
  var redact = false

  @Option(help: "The key of those hashes; by default it comes from the log itself.")
  var redactKey: String?

  /// What the analysis is told; a file of models that cannot be used ends the command.
  func options() throws -> LogOptions {
    var catalogs = CatalogCache(override: models)
    var options = LogOptions(catalog: catalogs.catalog(for: nil))
    let problems =
      catalogs.errors.map(\.description)
      + catalogs.diagnostics.map { "\($0.span.file.path): \($0.message)" }
    for problem in problems { Console.note(problem) }
    if !problems.isEmpty { throw ExitCode(2) }
    options.redacts = redact || redactKey != nil
    options.redactionKey = redactKey.map { Array($0.utf8) }
    return options
  }
}
