import ArgumentParser
import MessageBatches
import PromptSkeleton
import Reporting
import SourceText

/// `promptlint batch TEMPLATE --rows FILE -o OUT`.
struct Batch: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "batch",
    abstract: "Write a Message Batch with a request for each row.",
    discussion: """
      The output is the body of a POST to /v1/messages/batches, one request a line. What does not \
      fit the API's limits goes on in batch-2.json, batch-3.json and so on; such files of an earlier \
      run are removed. Nothing has its name before all requests are written.

      A batch runs in any order and at once, so a cold one writes its prefix many times over. With \
      --warm the first request of each prefix goes to batch-warm.json (of each tenant's, where a \
      breakpoint is a tenant's): submit that, wait until it has ended, then submit the rest.

      Examples: a batch, and a second one of what did not succeed.
        promptlint batch triage.prompt.yaml --rows tickets.csv -o batch.json
        promptlint batch triage.prompt.yaml --rows tickets.csv \\
          --only results.jsonl -o again.json
      """
  )

  enum TTL: String, CaseIterable, ExpressibleByArgument {
    case fiveMinutes = "5m"
    case oneHour = "1h"
    case keep
  }

  @Argument(help: "A template.", completion: .file())
  var template: String

  @Option(
    help: ArgumentHelp(
      "The rows: JSON lines, CSV or YAML, by the ending of the name.", valueName: "file"),
    completion: .file())
  var rows: String

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "The file to write; a pipe or a device takes the requests as they come.", valueName: "file"),
    completion: .file())
  var output: String

  @Option(
    help: ArgumentHelp(
      "What makes custom_id: a column ('ticket.id') or a text ('t-{{ ticket.id }}'); by default "
        + "'row-1' and so on.", valueName: "column"))
  var id: String?

  @Option(help: "The TTL of all breakpoints, or 'keep' for those of the template.")
  var ttl: TTL = .oneHour

  @Flag(help: "Write the first request of each prefix to a batch of its own that warms the cache.")
  var warm = false

  @Option(
    help: ArgumentHelp(
      "A file of the ids to write; of batch results, those that did not succeed.",
      valueName: "file"), completion: .file())
  var only: String?

  @Option(
    help: ArgumentHelp(
      "The tier of the template, where it has tiers; the first one by default.",
      valueName: "name"))
  var tier: String?

  @Option(
    help: ArgumentHelp(
      "A file of models and prices to lay over the built-in ones.", valueName: "file"),
    completion: .file())
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
    case .written(let batch):
      for file in batch.warmUps {
        Console.note("wrote \(file): submit it first and wait until it has ended")
      }
      for file in batch.files { Console.note("wrote \(file)") }
      for file in batch.removed { Console.note("removed \(file), which an earlier run wrote") }
      for note in batch.notes { Console.note(note) }
      Console.note(NumberText.count(batch.requests, "request"))
    case .problems(let report):
      Console.print(OutputFormat.text.reporter(Console.reportOptions()).output(for: report))
      throw ExitCode(2)
    case .failure(let error):
      throw Console.failure(error)
    case .refusal(let message): throw ValidationError(message)
    }
  }
}
