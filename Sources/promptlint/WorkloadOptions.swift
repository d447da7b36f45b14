import ArgumentParser
import Files
import LintPipeline
import PromptCosts
import Reporting
import SourceText
import TemplateRequests

/// The options of the subcommands that turn rows into requests.
struct WorkloadOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "When requests start, such as poisson:0.2/s or gap:90s; by default at the rows' $at, or one "
        + "every 10s.", valueName: "times"))
  var arrivals: String?

  @Option(
    help: ArgumentHelp(
      "Requests start one after another at this distance, such as 90s.", valueName: "time"))
  var gap: String?

  @Option(
    help: ArgumentHelp(
      "The tokens of an answer whose row has no $output_tokens.", valueName: "count"))
  var outputTokens: Int?

  @Option(
    help: ArgumentHelp(
      "How many requests there are, such as 50000/day, for figures of a month.",
      valueName: "count/time"))
  var rate: String?

  @Option(
    help: ArgumentHelp(
      "A file of models and prices to lay over the built-in ones.", valueName: "file"),
    completion: .file())
  var prices: String?

  /// Longer than any answer; sums over all rows stay within an integer.
  private static let mostOutputTokens = 1_000_000_000

  func validate() throws {
    if gap != nil, arrivals != nil { throw ValidationError("Say either --gap or --arrivals.") }
    if let outputTokens, !(0...Self.mostOutputTokens).contains(outputTokens) {
      throw ValidationError("'--output-tokens' counts the tokens of one answer, such as 400.")
    }
    _ = try statedArrivals()
    _ = try requestsPerDay()
  }

  /// The template with its rows; ends the command where it cannot be read.
  func load(_ path: String) throws -> CompiledSource {
    switch CompiledSource.load(path, models: prices) {
    case .success(let loaded): return loaded
    case .failure(.refusal(let message)): throw ValidationError(message)
    case .failure(.problems(let report)):
      Console.print(OutputFormat.text.reporter(Console.reportOptions()).output(for: report))
      throw ExitCode(2)
    }
  }

  /// Lists what is wrong with rows; true where anything is, for figures then lack some.
  static func note(_ problems: RowProblems) -> Bool {
    Console.note(problems.findings)
    let more = problems.count - problems.findings.count
    if more > 0 { Console.note("and \(NumberText.count(more, "more problem")) with rows") }
    return problems.count > 0
  }

  func reading() throws -> WorkloadReader.Options {
    WorkloadReader.Options(arrivals: try statedArrivals(), outputTokens: outputTokens)
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

  func requestsPerDay() throws -> Double? {
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
