import ArgumentParser
import Files
import LintPipeline
import Reporting
import SourceText
import TemplateRequests

/// `promptlint render TEMPLATE`.
struct Render: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "render",
    abstract: "Print the request body of a template.",
    discussion: """
      With --row, the body for that row of the samples: the bytes that the linter compares and the \
      generated code sends. Without it, the body with its holes shown.

      Example: send the request of the third sample.
        promptlint render prompts/ticket-triage.prompt.yaml --row 3 > request.json
      """
  )

  @Argument(help: "A template.", completion: .file())
  var template: String

  @Option(
    help: ArgumentHelp("The row to fill the holes with, counted from 1.", valueName: "number"))
  var row: Int?

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

  func validate() throws {
    if let row, row < 1 { throw ValidationError("Rows are counted from 1.") }
  }

  func run() throws {
    let rendered = TemplateRendering.render(template, row: row, tier: tier, models: models)
    switch rendered {
    case .body(let bytes):
      Console.print(bytes + [0x0A])
    case .problems(let report):
      Console.print(OutputFormat.text.reporter(Console.reportOptions()).output(for: report))
      throw ExitCode(2)
    case .refusal(let message):
      throw ValidationError(message)
    }
  }
}
