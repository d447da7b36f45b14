import ArgumentParser
import MessageBatches
import PromptSkeleton
import Reporting

/// `promptlint batch TEMPLATE --rows FILE -o OUT`.
struct Batch: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "batch",
    abstract: "Write a Message Batch with a request for each row.",
    discussion: """
      OUT is the body of a POST to /v1/messages/batches, one request a line. What does not fit the \
      API's limits goes on in OUT-2, OUT-3 and so on.

      A batch runs in any order and at once, so a cold one writes its prefix many times over. With \
      --warm the first request goes to OUT-warm: submit that, wait until it has ended, then submit \
      the rest.
      """
  )

  enum TTL: String, CaseIterable, ExpressibleByArgument {
    case fiveMinutes = "5m"
    case oneHour = "1h"
    case keep
  }

  @Argument(help: "A template.", completion: .file())
  var template: String

  @Option(help: "The rows: JSON lines, CSV or YAML.", completion: .file())
  var rows: String

  @Option(name: .shortAndLong, help: "The file to write.", completion: .file())
  var output: String

  @Option(help: "What makes custom_id: a column ('ticket.id') or a text ('t-{{ ticket.id }}').")
  var id: String?

  @Option(help: "The TTL of all breakpoints: 5m, 1h, or keep for the template's.")
  var ttl: TTL = .oneHour

  @Flag(help: "Write the first request to a batch of its own that warms the cache.")
  var warm = false

  @Option(help: "A file of the ids to write; of batch results, those that did not succeed.")
  var only: String?

  @Option(help: "The tier of the template, where it has tiers; the first one by default.")
  var tier: String?

  @Option(help: "A file of models and prices to lay over the built-in ones.")
  var models: String?

  func run() throws {
    var options = BatchRun.Options(template: template, rows: rows, output: output)
    options.tier = tier
    options.models = models
    options.customID = id
    options.only = only
    options.warmsUp = warm
    options.ttl = ttl == .keep ? nil : Skeleton.TTL(rawValue: ttl.rawValue)
    let line = ProgressLine()
    let outcome = BatchRun.run(options) { line.show("\($0) rows") }
    line.clear()
    switch outcome {
    case .written(let files, let warmUp, let requests):
      if let warmUp { Console.note("wrote \(warmUp): submit it first and wait until it has ended") }
      for file in files { Console.note("wrote \(file)") }
      Console.note("\(requests) requests")
    case .problems(let report):
      Console.print(OutputFormat.text.reporter(Console.reportOptions()).output(for: report))
      throw ExitCode(2)
    case .refusal(let message): throw ValidationError(message)
    }
  }
}
