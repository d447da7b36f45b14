import ArgumentParser
import CostReporting
import Files
import LintPipeline
import PromptCosts
import TemplateRequests

/// `promptlint plan TEMPLATE`.
struct Plan: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan",
    abstract: "Find the cheapest breakpoints of a template for its rows.",
    discussion: """
      Every placement of breakpoints that the provider takes, with every TTL, is weighed for the \
      template's rows and their times; the cheapest is shown beside the written one, with the \
      difference in money and the lines to write.

      Example: which breakpoints are the best if a ticket arrives every two minutes?
        promptlint plan prompts/ticket-triage.prompt.yaml --gap 2m

      Exit status: 0, or 2 when rows could not be read (the figures are of the others) or the call \
      was wrong.
      """
  )

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, json
  }

  @Argument(help: "A template.", completion: .file())
  var path: String

  @OptionGroup var workload: WorkloadOptions

  @Option(help: "The format of the report.")
  var format: Format = .text

  func run() throws {
    let source = try workload.load(path)
    let reading = try workload.reading()
    let line = ProgressLine()
    let plans: [TemplatePlan]
    do throws(FileError) {
      plans = try LayoutPlanning.plans(
        source.template, rows: source.rows, catalog: source.catalog, options: reading
      ) { line.show("reading rows: \($0)") }
    } catch {
      throw Console.failure(error)
    }
    line.clear()
    guard !plans.isEmpty else {
      throw ValidationError("'\(path)' names no model to plan for.")
    }
    let hasProblems = WorkloadOptions.note(plans[0].problems)
    guard plans.allSatisfy({ $0.requests > 0 }) else {
      if hasProblems { throw ExitCode(2) }
      throw ValidationError("'\(path)' has no samples to plan for.")
    }
    let options = CostOptions(requestsPerDay: try workload.requestsPerDay())
    switch format {
    case .text:
      Console.print(PlanText(Console.reportOptions(), options: options).output(for: plans))
    case .json: Console.print(PlanJSON.output(for: plans))
    }
    if hasProblems { throw ExitCode(2) }
  }
}
