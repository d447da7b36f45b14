import ArgumentParser
import Files
import LintPipeline
import PromptCosts
import Reporting
import SourceText

/// `promptlint [PATH...]`.
struct Lint: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lint",
    abstract: "Lint prompt templates (the default).",
    discussion: """
      A PATH is a template, or a folder that is searched for *.prompt.yaml and *.prompt.yml.
      Each template is compiled, rendered for its sample rows, and the cached prefixes are compared \
      byte by byte. A PATH that ends in .json is a request body of its own: its breakpoints, its \
      parameters and its model are checked.
      """
  )

  @Argument(help: "Templates and folders; the current folder by default.", completion: .file())
  var paths: [String] = ["."]

  @Option(help: "The format of the report: \(OutputFormat.names).")
  var format: OutputFormat = .text

  @Option(help: "The least severity that makes the exit status 1: hint, warning or error.")
  var failOn: Severity?

  @Flag(help: "Apply the fixes that cannot change what the model reads, then report what remains.")
  var fix = false

  @Flag(help: "With --fix, also apply those that move or reorder text.")
  var unsafeFixes = false

  @OptionGroup var budget: BudgetOption

  @Option(help: "A configuration to use instead of the closest .promptlint.yaml.")
  var config: String?

  @Option(help: "A file of models and prices to lay over the built-in ones.")
  var models: String?

  @Flag(help: "Fail if a cached prefix is not the one in promptlint.lock.")
  var locked = false

  func run() throws {
    let bodies = paths.filter { BodyFiles.isBody($0) }
    guard bodies.isEmpty else {
      let templates = paths.filter { !BodyFiles.isBody($0) }
      try BodyFiles.lint(bodies, besides: templates, self)
      return
    }
    var outcome = lint()
    if fix || unsafeFixes {
      for _ in 0..<Self.fixRounds where applyFixes(of: outcome) { outcome = lint() }
    }
    try addExcesses(to: &outcome)
    for notice in outcome.notices { Console.note(notice) }
    let reporter = format.reporter(Console.reportOptions())
    Console.print(reporter.output(for: outcome.report))
    throw ExitCode(outcome.exitStatus)
  }

  /// How often fixes are applied to what earlier fixes left.
  private static let fixRounds = 10

  private func lint() -> LintPipeline.Outcome {
    var pipeline = LintPipeline(
      .init(
        paths: paths, configuration: config, models: models, failOn: failOn,
        isHashing: format == .json, isLocked: locked))
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
      guard case .success(let source) = CompiledSource.load(path, models: models) else { continue }
      findings += try budget.findings(for: source, TemplateCosts.Options())
    }
    outcome.report = LintReport(
      findings: report.findings + findings, templates: report.templates,
      notAnalysed: report.notAnalysed, fileCount: report.fileCount,
      suppressedCount: report.suppressedCount)
  }

  /// Applies what can be applied and says so; returns whether anything changed.
  private func applyFixes(of outcome: LintPipeline.Outcome) -> Bool {
    let fixed = FixApplier.apply(outcome.report.findings, includingUnsafe: unsafeFixes)
    for file in fixed.applied {
      Console.note("\(file.path): applied \(file.count) \(file.count == 1 ? "fix" : "fixes")")
    }
    for error in fixed.refused { Console.note("\(error.path): left as it is (\(error.reason))") }
    return !fixed.applied.isEmpty
  }
}

extension OutputFormat: ExpressibleByArgument {
  static var names: String { allCases.map(\.rawValue).joined(separator: ", ") }
}

extension Severity: ExpressibleByArgument {}
