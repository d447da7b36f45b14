import ArgumentParser
import Files
import LogReporting
import RequestLog
import SourceText

/// `promptlint diff A B`.
struct Diff: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Compare two request bodies as the cache sees them.",
    discussion: """
      Says where the second body first stops repeating what the first one caches: the section, the \
      block, the JSON pointer and the byte; what kind of change it is; what stays cached and what \
      is lost. White space, string escapes and cache_control are not compared; the order of keys is.

      Example:
        promptlint diff first-request.json second-request.json

      Exit status: 0 when the second body repeats all that the first one caches, 1 when it does \
      not and that is at least as severe as --fail-on, 2 when a file holds no request.
      """
  )

  @Argument(help: "The earlier request: a JSON body, or a wrapper around one.", completion: .file())
  var earlier: String

  @Argument(help: "The later request.", completion: .file())
  var later: String

  @OptionGroup var call: LogCall

  func run() throws {
    let options = try call.options()
    let diff: RequestDiff
    do {
      diff = try RequestDiff(
        FileReader.sourceFile(earlier), FileReader.sourceFile(later), options: options)
    } catch let failure as RequestDiff.Failure {
      Console.note(Self.text(of: failure))
      throw ExitCode(2)
    } catch let error as FileError {
      throw Console.failure(error)
    }
    switch call.format {
    case .text: Console.print(DiffReport.text(diff, Console.reportOptions()))
    case .json: Console.print(DiffReport.json(diff))
    }
    let isFailure = diff.finding.map { $0.severity >= call.failOn } ?? false
    throw ExitCode(isFailure ? 1 : 0)
  }

  private static func text(of failure: RequestDiff.Failure) -> String {
    guard let offset = failure.offset else { return "\(failure.file.path): \(failure.reason)" }
    let position = LineTable(failure.file).position(at: offset)
    return "\(failure.file.path):\(position.line):\(position.column): \(failure.reason)"
  }
}
