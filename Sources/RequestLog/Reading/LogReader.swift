import JSONText

/// Reads logs piece by piece and analyses every request in them.
///
/// A file whose first line is a whole JSON value is read line by line in bounded memory; any other
/// is read as one document. Damaged lines are reported and the rest is analysed.
package final class LogReader {
  private let store = PrefixStore()
  private let analyzer: RequestAnalyzer
  private let records: RecordReader
  private var path = ""
  /// The bytes of the file that no line feed has ended yet, or the whole file of a document.
  private var pending: [UInt8] = []
  /// Where `pending` starts in the file.
  private var offset = 0
  private var line = 1
  private var mode = Mode.undecided

  private enum Mode {
    case undecided, lines, document
  }

  package init(options: LogOptions = LogOptions()) {
    analyzer = RequestAnalyzer(store: store, options: options)
    records = RecordReader(analyzer: analyzer, store: store)
  }

  /// Sets who is told of each request, in the order in which they are analysed.
  ///
  /// - Parameter usage: Told of the usage of a request that had none, by its position in the log: the
  ///   results of a batch stand behind its input.
  package func observe(
    _ observer: @escaping (LoggedRequest) -> Void, usage: ((Int, CacheUsage) -> Void)? = nil
  ) {
    analyzer.observer = observer
    analyzer.usageObserver = usage
  }

  /// Starts a file; `path` is how reports name it.
  package func begin(path: String) {
    self.path = path
    (pending, offset, line, mode) = ([], 0, 1, .undecided)
  }

  /// Takes the next piece of the file.
  package func append(_ piece: UnsafeRawBufferPointer) {
    switch mode {
    case .document:
      pending.append(contentsOf: piece)
    case .lines:
      readLines(piece)
    case .undecided:
      pending.append(contentsOf: piece)
      if SharedBytes.lineFeed(in: piece, from: 0) != nil { decide(isEnd: false) }
    }
  }

  /// Ends the file.
  package func endFile() {
    if mode == .undecided { decide(isEnd: true) }
    let rest = pending
    pending = []
    guard !rest.isEmpty else { return }
    rest.withUnsafeBytes {
      records.read($0, offset: offset, place: RequestPlace(path: path, line: line))
    }
  }

  /// The findings of all files.
  package func finish() -> LogReport { analyzer.finish(unreadable: records.unreadable.records) }

  /// Decides between lines and a document once the first line that is not blank is there.
  private func decide(isEnd: Bool) {
    let held = pending
    held.withUnsafeBytes { bytes in
      var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
      while start < bytes.count, bytes[start] <= 0x20 { start += 1 }
      guard let end = SharedBytes.lineFeed(in: bytes, from: start) else {
        if isEnd { mode = .document }
        return
      }
      let first = UnsafeRawBufferPointer(rebasing: bytes[start..<end])
      mode = Self.isRecord(first, followedBy: bytes[(end + 1)...]) ? .lines : .document
    }
    if mode == .document, held.starts(with: [0xEF, 0xBB, 0xBF]) {
      pending.removeFirst(3)
      offset = 3
    }
    guard mode == .lines else { return }
    pending = []
    held.withUnsafeBytes { readLines($0) }
  }

  /// Whether a first line is a record of its own, or at least meant to be one.
  private static func isRecord(
    _ line: UnsafeRawBufferPointer, followedBy rest: Slice<UnsafeRawBufferPointer>
  ) -> Bool {
    do throws(JSONSyntaxError) {
      let scanner = JSONScanner(line)
      return scanner.whitespaceEnd(from: try scanner.valueEnd(from: 0)) == line.count
    } catch {
      // The line is damaged: what follows tells lines from a document that spans several.
      return line.count > 2 && rest.first == 0x7B
    }
  }

  private func readLines(_ piece: UnsafeRawBufferPointer) {
    var start = 0
    if !pending.isEmpty {
      guard let end = SharedBytes.lineFeed(in: piece, from: 0) else {
        pending.append(contentsOf: piece)
        return
      }
      pending.append(contentsOf: piece[..<end])
      let whole = pending
      pending.removeAll(keepingCapacity: whole.count < 1 << 24)
      whole.withUnsafeBytes { readLine($0) }
      offset += whole.count + 1
      start = end + 1
    }
    while let end = SharedBytes.lineFeed(in: piece, from: start) {
      readLine(UnsafeRawBufferPointer(rebasing: piece[start..<end]))
      offset += end - start + 1
      start = end + 1
    }
    if start < piece.count { pending.append(contentsOf: piece[start...]) }
  }

  private func readLine(_ bytes: UnsafeRawBufferPointer) {
    defer { line += 1 }
    var start = 0
    if line == 1, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { start = 3 }
    guard bytes.contains(where: { $0 > 0x20 }) else { return }
    records.read(
      UnsafeRawBufferPointer(rebasing: bytes[start...]), offset: offset + start,
      place: RequestPlace(path: path, line: line))
  }
}
