import Files
import SourceText

/// Brings the lines of a JSONL file; blank ones are skipped.
final class JSONLinesFeed: RowFeed {
  private var window: ByteWindow
  private let path: String
  private let limits: RowLimits
  /// How many lines were used up.
  private var lines = 0
  /// How many rows were found.
  private var rows = 0
  private var isAtStart = true
  private var isAtEnd = false

  init(_ window: ByteWindow, path: String, limits: RowLimits) {
    self.window = window
    self.path = path
    self.limits = limits
  }

  func next(into row: RowBuffer) throws(FileError) -> RowFeedResult {
    if isAtStart {
      isAtStart = false
      if let problem = try window.startText(of: path) {
        isAtEnd = true
        return .unreadable(problem)
      }
    }
    if isAtEnd { return .end }
    while true {
      let start = SourceFile.Start(lines: lines, bytes: window.fileOffset)
      guard let length = try lineLength() else { return .end }
      if length > limits.rowBytes {
        rows += 1
        return .invalid(try skipLongLine(from: start))
      }
      let lineStart = window.start
      let isBlank = window.bytes.withUnsafeBytes { bytes in
        let line = UnsafeRawBufferPointer(rebasing: bytes[lineStart..<(lineStart + length)])
        if line.first != 0x7B, line.allSatisfy({ $0 == 0x20 || $0 == 0x0D || $0 == 0x09 }) {
          return true
        }
        row.bytes.removeAll(keepingCapacity: true)
        row.bytes.append(contentsOf: line.last == 0x0D ? line.dropLast() : line[...])
        return false
      }
      endLine(length)
      if isBlank { continue }
      rows += 1
      row.origin = .line(path: path, start: start)
      return .row
    }
  }

  /// The length of the line at the window's start without its LF, more than the limit for a line
  /// that is longer than that; nil at the end of the file.
  private func lineLength() throws(FileError) -> Int? {
    var searched = 0
    while true {
      if let found = window.firstLineFeed(after: searched) { return found }
      searched = window.count
      if searched > limits.rowBytes { return searched }
      if try !window.grow() { return searched > 0 ? searched : nil }
    }
  }

  private func endLine(_ length: Int) {
    window.drop(min(length + 1, window.count))
    lines += 1
  }

  private func skipLongLine(from start: SourceFile.Start) throws(FileError) -> Diagnostic {
    let head = Array(window.bytes[window.start..<min(window.start + 256, window.end)])
    while true {
      if let found = window.firstLineFeed(after: 0) {
        endLine(found)
        break
      }
      window.dropAll()
      if try !window.grow() { break }
    }
    let file = SourceFile(path: path, bytes: head, start: start)
    return .invalidRow(
      "row \(rows): it is larger than the limit of \(limits.rowBytes) bytes",
      at: file.span(0..<head.count, isExact: false))
  }
}
