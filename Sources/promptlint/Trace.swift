import ArgumentParser
import Files
import LogReporting
import Reporting
import RequestLog
import SourceText

/// `promptlint trace LOG...`.
struct Trace: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "trace",
    abstract: "Explain the cache misses in a log of requests.",
    discussion: """
      A LOG is a file, a folder, or '-' for standard input: JSON bodies one a line, wrappers around \
      them ('request', 'body', 'params', 'kwargs' with 'response', 'usage', a time), batch input and \
      results, HAR, VCR cassettes as JSON. Requests are grouped into conversations; each is \
      compared with the best earlier one of its own.
      """
  )

  @Argument(help: "Files and folders, or '-'.", completion: .file())
  var logs: [String]

  @OptionGroup var call: LogCall

  /// The ends of the names of the files that are read in folders.
  private static let suffixes = [".jsonl", ".ndjson", ".json", ".har", ".log"]
  private static let pieceSize = 1 << 20

  func run() throws {
    let reader = LogReader(options: try call.options())
    let line = ProgressLine()
    var problems: [String] = []
    let piece = UnsafeMutableRawBufferPointer.allocate(byteCount: Self.pieceSize, alignment: 4096)
    defer { piece.deallocate() }
    for path in files(&problems) {
      do throws(FileError) {
        try read(path, into: piece, reader, line)
      } catch {
        problems.append(error.description)
      }
    }
    line.clear()
    let report = reader.finish()
    for problem in problems { Console.note(problem) }
    switch call.format {
    case .text: Console.print(LogText(Console.reportOptions()).output(for: report))
    case .json: Console.print(LogJSON.output(for: report))
    }
    throw ExitCode(status(of: report, problems))
  }

  private func status(of report: LogReport, _ problems: [String]) -> Int32 {
    if report.isIncomplete || !problems.isEmpty { return 2 }
    if report.requests == 0 {
      Console.note("no requests in \(logs.joined(separator: ", "))")
      return 2
    }
    return report.findings.contains { $0.severity >= call.failOn } ? 1 : 0
  }

  /// The files that the arguments name, those in folders in the order of their bytes.
  private func files(_ problems: inout [String]) -> [String] {
    var files: [String] = []
    for path in logs {
      if path != "-", FileSystem.kind(of: path) == .directory {
        let found = DirectoryWalk(suffixes: Self.suffixes).files(in: path)
        problems += found.errors.map(\.description)
        if found.files.isEmpty, found.errors.isEmpty {
          let wanted = Self.suffixes.map { "*" + $0 }.joined(separator: ", ")
          problems.append("\(path): no logs here: looked for \(wanted)")
        }
        files += found.files
      } else {
        files.append(path)
      }
    }
    return files
  }

  private func read(
    _ path: String, into piece: UnsafeMutableRawBufferPointer, _ reader: LogReader,
    _ line: ProgressLine
  ) throws(FileError) {
    var stream = path == "-" ? ByteStream.standardInput : try ByteStream(path: path)
    reader.begin(path: stream.path)
    var total = 0
    while true {
      let count = try stream.read(into: piece)
      if count == 0 { break }
      total += count
      reader.append(UnsafeRawBufferPointer(rebasing: piece[..<count]))
      line.show("\(path): \(total >> 20) MB")
    }
    reader.endFile()
  }
}
