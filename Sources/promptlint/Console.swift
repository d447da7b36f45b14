import ArgumentParser
import Files
import Reporting

/// Standard output and error, as every subcommand uses them.
enum Console {
  /// Writes a result; a reader that has gone away ends the command quietly.
  static func print(_ bytes: [UInt8]) {
    write(bytes, to: .output)
  }

  static func print(_ text: String) { print(Array(text.utf8)) }

  /// Writes a line that is not part of the result.
  static func note(_ text: String) {
    write(Array("promptlint: \(text)\n".utf8), to: .error)
  }

  /// Says what is wrong with a call.
  static func complain(_ text: String) {
    write(Array("\(text)\n".utf8), to: .error)
  }

  private static func write(_ bytes: [UInt8], to stream: Terminal.Stream) {
    do throws(FileError) {
      try Terminal.write(bytes, to: stream)
    } catch {
      Promptlint.exit(withError: ExitCode(error.reason == .closedPipe ? 0 : 2))
    }
  }

  /// Colours and widths for standard output.
  static func reportOptions() -> ReportOptions {
    let isTerminal = Terminal.isTerminal(.output)
    let isPlain = Terminal.environment("NO_COLOR").map { !$0.isEmpty } ?? false
    return ReportOptions(
      isColored: isTerminal && !isPlain && Terminal.environment("TERM") != "dumb",
      columns: isTerminal ? Terminal.width(of: .output) ?? 100 : 100,
      workingDirectory: FileSystem.currentDirectory)
  }
}
