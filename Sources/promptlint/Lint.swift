import ArgumentParser
import Files
import LintPipeline
import Reporting
import SourceText

/// `promptlint [PATH...]`.
struct Lint: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Lint prompt templates (the default).",
    discussion: """
      A PATH is a template, or a folder that is searched for *.prompt.yaml and *.prompt.yml.
      Each template is compiled, rendered for its sample rows, and the cached prefixes are compared \
      byte by byte.
      """
  )

  @Argument(help: "Templates and folders; the current folder by default.", completion: .file())
  var paths: [String] = ["."]

  @Option(help: "The format of the report: \(OutputFormat.names).")
  var format: OutputFormat = .text

  @Option(help: "The least severity that makes the exit status 1: hint, warning or error.")
  var failOn: Severity?

  @Option(help: "A configuration to use instead of the closest .promptlint.yaml.")
  var config: String?

  @Option(help: "A file of models and prices to lay over the built-in ones.")
  var models: String?

  func run() throws {
    var pipeline = LintPipeline(
      .init(paths: paths, configuration: config, models: models, failOn: failOn))
    let line = ProgressLine()
    let outcome = pipeline.run { progress in
      let rows = progress.rows > 0 ? ", row \(progress.rows)" : ""
      line.show("\(progress.number) of \(progress.of): \(progress.file)\(rows)")
    }
    line.clear()
    for notice in outcome.notices { Console.note(notice) }
    let reporter = format.reporter(Console.reportOptions())
    Console.print(reporter.output(for: outcome.report))
    throw ExitCode(outcome.exitStatus)
  }
}

extension OutputFormat: ExpressibleByArgument {
  static var names: String { allCases.map(\.rawValue).joined(separator: ", ") }
}

extension Severity: ExpressibleByArgument {}
