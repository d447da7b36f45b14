import ArgumentParser
import BuildPipeline
import Files
import FolderUpdates
import LintPipeline
import Reporting

/// `promptlint lock [PATH...]`.
struct Lock: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lock",
    abstract: "Write promptlint.lock: the cached prefixes as they are now.",
    discussion: """
      Commit the lock. From then on the linter reports each prefix that is no longer the locked \
      one, with what the cold start costs, and with --locked fails for it. Templates that are not \
      among the paths keep their entries.

      Example:
        promptlint lock prompts/ && git add promptlint.lock
      """
  )

  @Argument(help: "Templates and folders.", completion: .file())
  var paths: [String] = ["."]

  @Option(
    help: ArgumentHelp(
      "The folder of the lock, at or above the templates.", valueName: "folder"),
    completion: .directory)
  var folder = "."

  @Option(
    help: ArgumentHelp(
      "A configuration to use instead of the closest .promptlint.yaml.", valueName: "file"),
    completion: .file())
  var config: String?

  @Option(
    help: ArgumentHelp(
      "A file of models and prices to lay over the built-in ones.", valueName: "file"),
    completion: .file())
  var models: String?

  func run() throws {
    let inputs = BuildInputs(paths: paths, configuration: config, models: models)
    guard inputs.isComplete else { throw failure(inputs.report()) }
    let outcome: LockUpdate.Outcome
    do throws(FileError) {
      outcome = try LockUpdate.write(inputs, in: folder)
    } catch {
      throw Console.failure(error)
    }
    let path = FilePath.join(folder, PromptLock.fileName)
    switch outcome {
    case .written: Console.note("wrote \(path)")
    case .upToDate: Console.note("\(path) is up to date")
    case .damaged(let problems): throw failure(inputs.report(problems))
    case .notBelow(let template):
      Console.note(
        "\(folder): a lock stands at or above its templates, and '\(template)' is not below")
      throw ExitCode(2)
    }
  }

  private func failure(_ report: LintReport) -> ExitCode {
    Console.print(OutputFormat.text.reporter(Console.reportOptions()).output(for: report))
    return ExitCode(2)
  }
}
