import Files
import RequestLog

/// The files that arguments name as logs, and how they are fed to a reader.
struct LogFiles {
  private(set) var files: [String] = []
  /// What could not be read, to be told at the end.
  private(set) var problems: [String] = []

  /// The ends of the names of the files that are read in folders.
  private static let suffixes = [".jsonl", ".ndjson", ".json", ".har", ".log"]
  private static let pieceSize = 1 << 20

  /// Finds the files, those in folders in the order of their bytes.
  init(_ paths: [String]) {
    for path in paths {
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
  }

  /// Reads all files piece by piece, telling on the terminal how far that is.
  mutating func read(into reader: LogReader) {
    let line = ProgressLine()
    let piece = UnsafeMutableRawBufferPointer.allocate(byteCount: Self.pieceSize, alignment: 4096)
    defer { piece.deallocate() }
    for path in files {
      do throws(FileError) {
        try read(path, into: piece, reader, line)
      } catch {
        problems.append(error.description)
      }
    }
    line.clear()
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
