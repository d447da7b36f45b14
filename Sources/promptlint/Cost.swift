import ArgumentParser
import CostReporting
import Files
import LintPipeline
import PromptCosts
import Reporting

/// `promptlint cost TEMPLATE`.
struct Cost: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cost",
    abstract: "Work out what a template's requests cost under each strategy and model.",
    discussion: """
      The template's rows become requests: their blocks, tokens, times ($at) and answers \
      ($output_tokens). They are played through the provider's cache without breakpoints, as \
      written, with each TTL, and as a batch, for each model.

      Example: what do 50,000 triaged tickets a day cost, and would another model be cheaper?
        promptlint cost prompts/ticket-triage.prompt.yaml --rate 50000/day \\
          --models claude-haiku-5-5,claude-sonnet-5-5

      Every figure has the bounds of the token estimate; a model without known prices is unpriced.
      """
  )

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, json, csv
  }

  @Argument(help: "A template.", completion: .file())
  var path: String

  @Option(help: "The models to compare, between commas; the template's own by default.")
  var models: String?

  @Option(help: "When requests start, such as poisson:0.2/s; the rows' $at by default.")
  var arrivals: String?

  @Option(help: "Requests start one after another at this distance, such as 90s.")
  var gap: String?

  @Option(help: "The tokens of an answer whose row has no $output_tokens.")
  var outputTokens: Int?

  @Option(help: "How many requests there are, such as 50000/day, for the monthly cost.")
  var rate: String?

  @Option(help: "The share of requests that a tiered template sends on to its last tier.")
  var escalation: Double?

  @Option(help: "The format of the report: text, json or csv.")
  var format: Format = .text

  @Option(help: "A file of models and prices to lay over the built-in ones.")
  var prices: String?

  func validate() throws {
    if gap != nil, arrivals != nil { throw ValidationError("Say either --gap or --arrivals.") }
    if let outputTokens, outputTokens < 0 {
      throw ValidationError("'--output-tokens' counts tokens.")
    }
    if let escalation, !(0...1).contains(escalation) {
      throw ValidationError("'--escalation' is a share between 0 and 1, such as 0.2.")
    }
    _ = try statedArrivals()
    _ = try requestsPerDay()
  }

  func run() throws {
    let source: CompiledSource
    switch CompiledSource.load(path, models: prices) {
    case .success(let loaded): source = loaded
    case .failure(.refusal(let message)): throw ValidationError(message)
    case .failure(.problems(let report)):
      Console.print(OutputFormat.text.reporter(Console.reportOptions()).output(for: report))
      throw ExitCode(2)
    }
    var options = TemplateCosts.Options()
    options.workload = .init(arrivals: try statedArrivals(), outputTokens: outputTokens)
    options.models = models?.split(separator: ",").map { $0.trimmingSpaces } ?? []
    options.escalation = escalation
    let line = ProgressLine()
    let report: CostReport
    do throws(FileError) {
      report = try TemplateCosts(
        source.template, rows: source.rows, catalog: source.catalog, options: options
      ).report { what, rows in line.show("\(what): \(rows) requests") }
    } catch {
      Console.note(error.description)
      throw ExitCode(2)
    }
    line.clear()
    guard !report.models.isEmpty else {
      throw ValidationError("'\(path)' names no model; say --models NAME.")
    }
    guard report.requests > 0 else {
      throw ValidationError("'\(path)' has no samples to make requests of.")
    }
    let costs = CostOptions(requestsPerDay: try requestsPerDay())
    switch format {
    case .text: Console.print(CostText(Console.reportOptions(), options: costs).output(for: report))
    case .json: Console.print(CostJSON.output(for: report, options: costs))
    case .csv: Console.print(CostCSV.output(for: report, options: costs))
    }
  }

  private func statedArrivals() throws -> Arrivals? {
    if let gap {
      guard let stated = Arrivals("gap:\(gap)") else {
        throw ValidationError("'--gap \(gap)' is no length of time; say 90s, 5m or 1h.")
      }
      return stated
    }
    guard let arrivals else { return nil }
    guard let stated = Arrivals(arrivals) else {
      throw ValidationError(
        "'--arrivals \(arrivals)' is not understood; say poisson:0.2/s, poisson:12/m or gap:90s.")
    }
    return stated
  }

  private func requestsPerDay() throws -> Double? {
    guard let rate else { return nil }
    let parts = rate.split(separator: "/", omittingEmptySubsequences: false)
    guard let number = Double(parts[0]), number >= 0, number.isFinite, parts.count < 3,
      let unit = Arrivals.Duration.milliseconds("1" + (parts.count == 2 ? parts[1] : "day"))
    else {
      throw ValidationError("'--rate \(rate)' is not understood; say 50000/day or 0.2/s.")
    }
    return number * 86_400_000 / Double(max(1, unit))
  }
}

extension Substring {
  /// Without the spaces around it.
  var trimmingSpaces: String {
    var text = drop { $0 == " " }
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
