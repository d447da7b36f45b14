import ArgumentParser
import Files
import Reporting
import SourceText

/// Standard output and error, as every subcommand uses them.
enum Console {
  /// Writes a result; a reader that has gone away ends the command quietly.
  static func print(_ bytes: [UInt8]) {
    write(bytes, to: .output)
  }

  static func print(_ text: String) { print(Array(text.utf8)) }

  /// Writes a line that is not part of the result; what would act on the terminal is escaped, for
  /// names of files and what stands in them come from anywhere.
  static func note(_ text: String) {
    write(Array("promptlint: \(VisibleText.plain(text))\n".utf8), to: .error)
  }

  /// Says what is wrong with a call, in as many lines as that takes.
  static func complain(_ text: String) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    for line in lines { write(Array("\(VisibleText.plain(String(line)))\n".utf8), to: .error) }
  }

  /// Writes a line for each finding, beside results that are no report of findings.
  static func note(_ findings: [Diagnostic]) {
    for finding in findings {
      let position = LineTable(finding.span.file).position(at: finding.span.range.lowerBound)
      note(
        "\(finding.span.file.path):\(position.line):\(position.column): "
          + "\(finding.severity.rawValue): \(finding.message) [\(finding.rule)]")
    }
  }

  /// Writes what cannot be read or written; the status to end with.
  static func failure(_ error: FileError) -> ExitCode {
    note(error.description)
    return ExitCode(2)
  }

  private static func write(_ bytes: [UInt8], to stream: Terminal.Stream) {
    do throws(FileError) {
      try Terminal.write(bytes, to: stream)
    } catch {
      Promptlint.exit(withError: ExitCode(error.reason == .closedPipe ? 0 : 2))
    }
  }

  /// Colours and widths for standard output, and the checkout that the working directory lies in.
  static func reportOptions() -> ReportOptions {
    let folder = FileSystem.currentDirectory
    let isTerminal = Terminal.isTerminal(.output)
    let isPlain = Terminal.environment("NO_COLOR").map { !$0.isEmpty } ?? false
    return ReportOptions(
      isColored: isTerminal && !isPlain && Terminal.environment("TERM") != "dumb",
      columns: isTerminal ? Terminal.width(of: .output) ?? 100 : 100,
      root: FileSystem.folder(atOrAbove: folder, holding: [".git"]) ?? folder,
      workingDirectory: folder)
  }
}
