import ArgumentParser
import CostReporting
import Files
import LintPipeline
import PromptCosts
import Reporting
import RequestLog
import SourceText
import TemplateRequests

/// `promptlint cost TEMPLATE` and `promptlint cost LOG...`.
struct Cost: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cost",
    abstract: "Work out what a template's requests cost, or those of a log.",
    discussion: """
      A template's rows become requests: their blocks, tokens, times ($at) and answers \
      ($output_tokens). They are played through the provider's cache without breakpoints, as \
      written, with each TTL, and as a batch, for each model.

      Example: what do 50,000 triaged tickets a day cost, and would another model be cheaper?
        promptlint cost prompts/ticket-triage.prompt.yaml --rate 50000/day \\
          --models claude-haiku-5-5,claude-sonnet-5-5

      A log of requests (see 'promptlint help trace') is played as it was sent, beside the recorded \
      usage: where the tokens go by section, tool, tool result and turn, what large results cost \
      over the turns that send them again, calls that could have been one turn, what \
      conversations share, and the cost of a task and of a success.
        promptlint cost requests.jsonl

      Every figure has the bounds of the token estimate; a model without known prices is unpriced.

      Exit status: 0, 1 when a budget is exceeded, 2 when rows or records could not be read (the \
      figures are of the others) or the call was wrong.
      """
  )

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, json, csv
  }

  @Argument(help: "A template, or logs: files, folders, '-'.", completion: .file())
  var paths: [String]

  @Option(
    help: ArgumentHelp(
      "The models to compare, between commas; the template's own by default.", valueName: "names"))
  var models: String?

  @OptionGroup var workload: WorkloadOptions

  @OptionGroup var budget: BudgetOption

  @Option(
    help: ArgumentHelp(
      "The results of these rows, for the cost of a success: those of a batch, or JSON lines with "
        + "'success' or 'error'.", valueName: "file"),
    completion: .file())
  var results: String?

  @Option(
    help: ArgumentHelp(
      "The share of requests that a tiered template sends on to its last tier; 0.2 by default.",
      valueName: "share"))
  var escalation: Double?

  @Option(help: "The format of the report.")
  var format: Format = .text

  func validate() throws {
    if let escalation, !(0...1).contains(escalation) {
      throw ValidationError("'--escalation' is a share between 0 and 1, such as 0.2.")
    }
  }

  func run() throws {
    if paths.count == 1, Self.templateSuffixes.contains(where: paths[0].hasSuffix) {
      try priceTemplate(paths[0])
    } else {
      try priceLogs()
    }
  }

  private static let templateSuffixes = [".prompt.yaml", ".prompt.yml"]

  private func priceLogs() throws {
    if let mixed = paths.first(where: { path in
      Self.templateSuffixes.contains(where: path.hasSuffix)
    }) {
      throw ValidationError("'\(mixed)' is a template: give one template, or logs.")
    }
    let builder = LogCostBuilder(budgets: try budget.budgets())
    let reader = LogReader(options: LogOptions(catalog: try ModelFile.catalog(workload.prices)))
    reader.observe({ builder.add($0) }, usage: { builder.add($1, ofRequest: $0) })
    var files = LogFiles(paths)
    files.read(into: reader)
    let report = reader.finish()
    let cost = builder.finish()
    for problem in files.problems { Console.note(problem) }
    if report.requests == 0 {
      Console.note("no requests in \(paths.joined(separator: ", "))")
      throw ExitCode(2)
    }
    switch format {
    case .text: Console.print(LogCostText(Console.reportOptions()).output(for: cost))
    case .json: Console.print(LogCostJSON.output(for: cost))
    case .csv: Console.print(LogCostJSON.table(for: cost))
    }
    for excess in builder.excesses {
      Console.note("error: \(BudgetText.message(excess, noun: "request")) [over-budget]")
    }
    if report.isIncomplete || !files.problems.isEmpty {
      for record in report.unreadable where record.isFailure {
        Console.note("\(record.place.path):\(record.place.line): \(record.reason)")
      }
      throw ExitCode(2)
    }
    if !builder.excesses.isEmpty { throw ExitCode(1) }
  }

  private func priceTemplate(_ path: String) throws {
    let source = try workload.load(path)
    var options = TemplateCosts.Options()
    options.workload = try workload.reading()
    options.models = models?.split(separator: ",").map { $0.trimmingSpaces } ?? []
    options.escalation = escalation
    let line = ProgressLine()
    let report: CostReport
    do throws(FileError) {
      report = try TemplateCosts(
        source.template, rows: source.rows, catalog: source.catalog, options: options
      ).report { what, rows in line.show("\(what): \(rows) requests") }
    } catch {
      throw Console.failure(error)
    }
    line.clear()
    guard !report.models.isEmpty else {
      throw ValidationError("'\(path)' names no model; say --models NAME.")
    }
    let hasProblems = WorkloadOptions.note(report.problems)
    guard report.requests > 0 else {
      if hasProblems { throw ExitCode(2) }
      throw ValidationError("'\(path)' has no samples to make requests of.")
    }
    let costs = CostOptions(
      requestsPerDay: try workload.requestsPerDay(), successes: try successes())
    switch format {
    case .text: Console.print(CostText(Console.reportOptions(), options: costs).output(for: report))
    case .json: Console.print(CostJSON.output(for: report, options: costs))
    case .csv: Console.print(CostCSV.output(for: report, options: costs))
    }
    let excesses = try BudgetOption.findings(of: budget.budgets(), for: source, options)
    for excess in excesses { Console.note("error: \(path): \(excess.message) [over-budget]") }
    if hasProblems { throw ExitCode(2) }
    if !excesses.isEmpty { throw ExitCode(1) }
  }

  private func successes() throws -> CostOptions.Successes? {
    guard let results else { return nil }
    do throws(FileError) {
      let counts = try ResultCounts(file: results)
      return CostOptions.Successes(succeeded: counts.succeeded, failed: counts.failed)
    } catch {
      throw Console.failure(error)
    }
  }
}
