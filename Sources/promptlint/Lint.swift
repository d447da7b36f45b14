import ArgumentParser
import Files
import LintPipeline
import PromptCosts
import Reporting
import SourceText
import TemplateRequests

/// `promptlint [PATH...]`.
struct Lint: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lint",
    abstract: "Lint prompt templates and request bodies (the default).",
    discussion: """
      A path is a template, or a folder that is searched for *.prompt.yaml and *.prompt.yml. \
      Each template is compiled, rendered for its sample rows, and the cached prefixes are compared \
      byte by byte. A path that ends in .json is a request body of its own: its breakpoints, its \
      parameters and its model are checked.

      Examples:
        promptlint prompts/
        promptlint prompts/ --fix
        promptlint prompts/ --format sarif > promptlint.sarif
        promptlint request.json --fail-on warning

      'promptlint explain RULE' tells what a finding means and what to do about it.

      Exit status: 0 when nothing is found at or above --fail-on, 1 when something is, 2 when \
      something could not be analysed or the call was wrong.
      """
  )

  @Argument(help: "Templates, folders and request bodies.", completion: .file())
  var paths: [String] = ["."]

  @Option(help: "The format of the report.")
  var format: OutputFormat = .text

  @Option(
    help: ArgumentHelp(
      "The least severity that makes the exit status 1; error, unless the configuration says "
        + "otherwise.", valueName: "severity"))
  var failOn: Severity?

  @Flag(help: "Apply the fixes that cannot change what the model reads, then report what remains.")
  var fix = false

  @Flag(help: "Apply the fixes of --fix, and also those that move or reorder text.")
  var unsafeFixes = false

  @OptionGroup var budget: BudgetOption

  @Option(
    help: ArgumentHelp(
      "A configuration to use instead of the closest .promptlint.yaml.", valueName: "file"),
    completion: .file())
  var config: String?

  @Option(
    help: ArgumentHelp(
      "A file of models and prices to lay over the built-in ones.", valueName: "file"),
    completion: .file())
  var models: String?

  @Flag(help: "Make a cached prefix that is not the one in promptlint.lock an error.")
  var locked = false

  func run() throws {
    if paths.allSatisfy(BodyFiles.isBody) { try refuseOptionsOfTemplates() }
    var outcome = lint()
    if fix || unsafeFixes {
      outcome = fixed(outcome)
    }
    try addExcesses(to: &outcome)
    for notice in outcome.notices { Console.note(notice) }
    var options = Console.reportOptions()
    options.failOn = outcome.failOn
    let reporter = format.reporter(options)
    Console.print(reporter.output(for: outcome.report))
    throw ExitCode(outcome.exitStatus)
  }

  /// Options that would do nothing where only request bodies are linted.
  private func refuseOptionsOfTemplates() throws {
    let options = [
      ("--fix", fix), ("--unsafe-fixes", unsafeFixes), ("--locked", locked),
      ("--budget", !budget.budget.isEmpty),
    ]
    guard let option = options.first(where: \.1)?.0 else { return }
    throw ValidationError("'\(option)' is for templates, and '\(paths[0])' is a request body.")
  }

  /// How often fixes are applied to what earlier fixes left, at most.
  private static let fixRounds = 50

  private func lint() -> LintPipeline.Outcome {
    var pipeline = LintPipeline(
      .init(
        paths: paths, configuration: config, models: models, failOn: failOn,
        isHashing: format == .json, isLocked: locked), bodyCheck: BodyFiles.check)
    let line = ProgressLine()
    defer { line.clear() }
    return pipeline.run { progress in
      let rows = progress.rows > 0 ? ", row \(progress.rows)" : ""
      line.show("\(progress.number) of \(progress.of): \(progress.file)\(rows)")
    }
  }

  /// Adds a finding for each budget that the rows of a template exceed.
  private func addExcesses(to outcome: inout LintPipeline.Outcome) throws {
    guard !budget.budget.isEmpty else { return }
    var findings: [Diagnostic] = []
    let report = outcome.report
    var paths: [String] = []
    for template in report.templates where paths.last != template.path {
      paths.append(template.path)
    }
    for path in paths {
      guard
        case .success(let source) = CompiledSource.load(path, configuration: config, models: models)
      else { continue }
      findings += try budget.findings(for: source, TemplateCosts.Options())
    }
    outcome.report = LintReport(
      findings: report.findings + findings, templates: report.templates,
      notAnalysed: report.notAnalysed, fileCount: report.fileCount,
      suppressedCount: report.suppressedCount)
  }

  /// Applies what can be applied, says so, and lints what came of it.
  private func fixed(_ outcome: LintPipeline.Outcome) -> LintPipeline.Outcome {
    var outcome = outcome
    var refused: [(path: String, reason: String)] = []
    var history = FixHistory()
    for _ in 0..<Self.fixRounds {
      let fixed = FixApplier.apply(
        outcome.report.findings, includingUnsafe: unsafeFixes, after: &history)
      refused = fixed.refused
      if fixed.applied.isEmpty { break }
      for file in fixed.applied {
        Console.note("\(file.path): applied \(file.count) \(file.count == 1 ? "fix" : "fixes")")
      }
      outcome = lint()
    }
    for file in refused { Console.note("\(file.path): not all was fixed (\(file.reason))") }
    return outcome
  }
}

extension OutputFormat: ExpressibleByArgument {}

extension Severity: ExpressibleByArgument {}
