import ArgumentParser
import Files
import FolderUpdates
import KeptResults
import LintPipeline
import PromptCosts
import Reporting
import SourceText
import TemplateRequests

/// A lint as it was asked for: with options, or with nothing but paths.
struct LintRun {
  var paths: [String]
  var format = OutputFormat.text
  var failOn: Severity?
  var isFixing = false
  var isFixingUnsafely = false
  var budgets: [Budget] = []
  var configuration: String?
  var models: String?
  var isLocked = false
  /// Whether what earlier runs found is taken where nothing has changed.
  var isRemembering = true

  /// Lints and prints the report.
  ///
  /// - Throws: `ExitCode` with the status in any case; an error that ends the run otherwise.
  func run() throws {
    let memory = isRemembering ? ResultFolder.resultsOfWorkingDirectory() : nil
    var outcome = lint(memory)
    if isFixing { outcome = fixed(outcome, memory) }
    memory?.save()
    try addExcesses(to: &outcome)
    for notice in outcome.notices { Console.note(notice) }
    var options = Console.reportOptions()
    options.failOn = outcome.failOn
    let reporter = format.reporter(options)
    Console.print(reporter.output(for: outcome.report))
    throw ExitCode(outcome.exitStatus)
  }

  /// How often fixes are applied to what earlier fixes left, at most.
  private static let fixRounds = 50

  private func lint(_ memory: KeptResults?) -> LintPipeline.Outcome {
    var pipeline = LintPipeline(
      .init(
        paths: paths, configuration: configuration, models: models, failOn: failOn,
        isHashing: format == .json, isLocked: isLocked), bodyCheck: BodyFiles.check, memory: memory)
    let line = ProgressLine()
    defer { line.clear() }
    return pipeline.run { progress in
      let rows = progress.rows > 0 ? ", row \(progress.rows)" : ""
      line.show("\(progress.number) of \(progress.of): \(progress.file)\(rows)")
    }
  }

  /// Adds a finding for each budget that the rows of a template exceed.
  private func addExcesses(to outcome: inout LintPipeline.Outcome) throws {
    guard !budgets.isEmpty else { return }
    var findings: [Diagnostic] = []
    let report = outcome.report
    var paths: [String] = []
    for template in report.templates where paths.last != template.path {
      paths.append(template.path)
    }
    for path in paths {
      guard
        case .success(let source) = CompiledSource.load(
          path, configuration: configuration, models: models)
      else { continue }
      findings += try BudgetOption.findings(
        of: budgets, for: source, TemplateCosts.Options())
    }
    outcome.report = LintReport(
      findings: report.findings + findings, templates: report.templates,
      notAnalysed: report.notAnalysed, fileCount: report.fileCount,
      suppressedCount: report.suppressedCount)
  }

  /// Applies what can be applied, says so, and lints what came of it.
  private func fixed(
    _ outcome: LintPipeline.Outcome, _ memory: KeptResults?
  ) -> LintPipeline.Outcome {
    var outcome = outcome
    var refused: [(path: String, reason: String)] = []
    var history = FixHistory()
    for _ in 0..<Self.fixRounds {
      let fixed = FixApplier.apply(
        outcome.report.findings, includingUnsafe: isFixingUnsafely, after: &history)
      refused = fixed.refused
      if fixed.applied.isEmpty { break }
      for file in fixed.applied {
        Console.note("\(file.path): applied \(file.count) \(file.count == 1 ? "fix" : "fixes")")
      }
      outcome = lint(memory)
    }
    for file in refused { Console.note("\(file.path): not all was fixed (\(file.reason))") }
    return outcome
  }
}
