import ArgumentParser
import CostReporting
import Files
import LogReporting
import PromptCosts
import Reporting
import RequestLog
import SourceText

/// `promptlint trace LOG...`.
struct Trace: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "trace",
    abstract: "Explain the cache misses in a log of requests.",
    discussion: """
      A log is a file, a folder (its *.jsonl, *.ndjson, *.json, *.har and *.log), or '-' for \
      standard input: JSON bodies one a line, wrappers around them ('request', 'body', 'params', \
      'kwargs' with 'response', 'usage', a time; a flat body may have these beside its members), batch \
      input and results, HAR, VCR cassettes as JSON. Lines are taken in the order of their times, as \
      far as 256 lines (16 MiB) of a file reach, elements of a list all; reports name them as they \
      stand. Requests are grouped into conversations; each is compared with the best earlier one of \
      its own.

      Example: a line of a log, and the call.
        {"time":"2026-11-20T09:00:00Z","request":{...},"response":{...}}
        promptlint trace requests.jsonl

      Exit status: 0 when nothing is found at or above --fail-on and no budget is exceeded, 1 when \
      something is, 2 when a part of the log could not be read or holds no requests.
      """
  )

  @Argument(help: "Logs: files, folders, '-'.", completion: .file())
  var logs: [String]

  @OptionGroup var call: LogCall

  @OptionGroup var budget: BudgetOption

  func run() throws {
    let reader = LogReader(options: try call.options())
    let costs = LogCostBuilder(budgets: try budget.budgets())
    if !budget.budget.isEmpty {
      reader.observe({ costs.add($0) }, usage: { costs.add($1, ofRequest: $0) })
    }
    var files = LogFiles(logs)
    files.read(into: reader)
    let report = reader.finish()
    for excess in costs.excesses {
      Console.note("error: \(BudgetText.message(excess, noun: "request")) [over-budget]")
    }
    for problem in files.problems { Console.note(problem) }
    switch call.format {
    case .text: Console.print(LogText(Console.reportOptions()).output(for: report))
    case .json: Console.print(LogJSON.output(for: report))
    }
    let status = status(of: report, files.problems)
    throw ExitCode(status == 0 && !costs.excesses.isEmpty ? 1 : status)
  }

  private func status(of report: LogReport, _ problems: [String]) -> Int32 {
    if report.isIncomplete || !problems.isEmpty { return 2 }
    if report.requests == 0 {
      Console.note("no requests in \(logs.joined(separator: ", "))")
      return 2
    }
    return report.findings.contains { $0.severity >= call.failOn } ? 1 : 0
  }
}
