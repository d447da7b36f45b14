import ArgumentParser
import BuildPipeline
import Files
import Reporting

/// `promptlint lock [PATH...]`.
struct Lock: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write promptlint.lock: the cached prefixes as they are now.",
    discussion: """
      Commit the lock. From then on the linter reports each prefix that is no longer the locked \
      one, with what the cold start costs, and with --locked fails for it.
      """
  )

  @Argument(help: "Templates and folders.", completion: .file())
  var paths: [String] = ["."]

  @Option(help: "The folder of the lock.", completion: .directory)
  var folder = "."

  @Option(help: "A configuration to use instead of the closest .promptlint.yaml.")
  var config: String?

  @Option(help: "A file of models and prices to lay over the built-in ones.")
  var models: String?

  func run() throws {
    let inputs = BuildInputs(paths: paths, configuration: config, models: models)
    guard inputs.isComplete else {
      Console.print(
        OutputFormat.text.reporter(Console.reportOptions()).output(for: inputs.report()))
      throw ExitCode(2)
    }
    do throws(FileError) {
      let isChanged = try LockUpdate.write(inputs, in: folder)
      Console.note(isChanged ? "wrote promptlint.lock" : "promptlint.lock is up to date")
    } catch {
      Console.note(error.description)
      throw ExitCode(2)
    }
  }
}
