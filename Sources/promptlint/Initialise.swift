import ArgumentParser
import Files
import FolderUpdates

/// `promptlint init`.
struct Initialise: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Start a prompts folder: a template with samples, and a configuration.",
    discussion: """
      Writes support.prompt.yaml, support.samples.jsonl and .promptlint.yaml, and nothing where one \
      of them is there already.

      Example:
        promptlint init prompts && promptlint prompts
      """)

  @Argument(help: "The folder to write to.", completion: .directory)
  var folder = "prompts"

  func run() throws {
    do throws(FileError) {
      for path in try StarterFiles.write(to: folder) { Console.note("wrote \(path)") }
    } catch {
      Console.note("\(error.path) \(error.reason): nothing was overwritten")
      throw ExitCode(2)
    }
    Console.note("now run 'promptlint \(folder)'")
  }
}
