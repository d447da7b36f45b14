import JSONText

/// Reads logs piece by piece and analyses every request in them.
///
/// A file whose first line is a whole JSON value is read line by line in bounded memory; any other
/// is read as one document. Damaged lines are reported and the rest is analysed. Lines are taken in the
/// order of their times, as far as `RecordOrder` holds them back.
package final class LogReader {
  private let store = PrefixStore()
  private let analyzer: RequestAnalyzer
  private let records: RecordReader
  private var order: RecordOrder
  private var path = ""
  /// The bytes of the file that no line feed has ended yet, or the whole file of a document.
  private var pending: [UInt8] = []
  /// Where `pending` starts in the file.
  private var offset = 0
  private var line = 1
  private var mode = Mode.undecided
  /// Whether the rest of a line or a document is passed over.
  private var isSkipping = false

  private enum Mode {
    case undecided, lines, document
  }

  /// What a line or a document may have, as any file: 256 MiB.
  private static let sizeLimit = 256 << 20
  /// From this size on a line is kept only where it can be a record.
  private static let probeSize = 1 << 20

  package init(options: LogOptions = LogOptions()) {
    let analyzer = RequestAnalyzer(store: store, options: options)
    self.analyzer = analyzer
    records = RecordReader(
      store: store, take: { analyzer.add($0) }, report: { analyzer.report($0, for: $1) })
    order = RecordOrder(records)
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
    (pending, offset, line, mode, isSkipping) = ([], 0, 1, .undecided, false)
  }

  /// Takes the next piece of the file.
  package func append(_ piece: UnsafeRawBufferPointer) {
    switch mode {
    case .document:
      hold(piece)
    case .lines:
      readLines(piece)
    case .undecided:
      if SharedBytes.lineFeed(in: piece, from: 0) == nil {
        hold(piece)
      } else {
        pending.append(contentsOf: piece)
        decide(isEnd: false)
      }
    }
  }

  /// Ends the file.
  package func endFile() {
    if mode == .undecided { decide(isEnd: true) }
    let rest = pending
    pending = []
    if mode == .document, !rest.isEmpty {
      order.readDocument(
        LogRecord(bytes: rest, offset: offset, place: RequestPlace(path: path, line: line)))
    } else {
      readLine(rest)
    }
    order.finishFile()
  }

  /// The findings of all files.
  package func finish() -> LogReport { analyzer.finish(unreadable: records.unreadable.inOrder) }

  /// Decides between lines and a document once the first line that is not blank is there.
  private func decide(isEnd: Bool) {
    let held = pending
    held.withUnsafeBytes { bytes in
      var start = bytes.starts(with: Self.byteOrderMark) ? 3 : 0
      while start < bytes.count, Self.isBlank(bytes[start]) { start += 1 }
      guard let end = SharedBytes.lineFeed(in: bytes, from: start) else {
        if isEnd { mode = .document }
        return
      }
      let first = UnsafeRawBufferPointer(rebasing: bytes[start..<end])
      mode = Self.isRecord(first, followedBy: bytes[(end + 1)...]) ? .lines : .document
    }
    if mode == .document, held.starts(with: Self.byteOrderMark) {
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

  private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
  }
}

extension LogReader {
  private func readLines(_ piece: UnsafeRawBufferPointer) {
    var start = 0
    while let end = SharedBytes.lineFeed(in: piece, from: start) {
      let rest = UnsafeRawBufferPointer(rebasing: piece[start..<end])
      if isSkipping {
        offset += rest.count
      } else {
        let whole = pending.isEmpty ? Array(rest) : pending + rest
        pending = []
        readLine(whole)
        offset += whole.count
      }
      isSkipping = false
      offset += 1
      line += 1
      start = end + 1
    }
    if start < piece.count { hold(UnsafeRawBufferPointer(rebasing: piece[start...])) }
  }

  private func readLine(_ bytes: [UInt8]) {
    let mark = line == 1 && bytes.starts(with: Self.byteOrderMark) ? 3 : 0
    guard bytes.contains(where: { !Self.isBlank($0) }) else { return }
    order.add(
      LogRecord(
        bytes: mark > 0 ? Array(bytes[mark...]) : bytes, offset: offset + mark,
        place: RequestPlace(path: path, line: line)))
  }

  /// Keeps bytes until their line or document ends, unless there are too many or they are no record.
  private func hold(_ piece: UnsafeRawBufferPointer) {
    if isSkipping {
      offset += piece.count
      return
    }
    if pending.count + piece.count > Self.sizeLimit {
      let what = mode == .document ? "document" : "line"
      skip("the \(what) is larger than \(Self.sizeLimit >> 20) MiB")
      offset += piece.count
      return
    }
    pending.append(contentsOf: piece)
    if mode != .document, pending.count > Self.probeSize, !canBeRecord {
      skip(JSONSyntaxError(.unexpectedByte, at: 0).message)
    }
  }

  /// Whether what is held starts as an object or a list does.
  private var canBeRecord: Bool {
    let text = pending.starts(with: Self.byteOrderMark) ? pending[3...] : pending[...]
    return text.first { !Self.isBlank($0) }.map { $0 == 0x7B || $0 == 0x5B } ?? true
  }

  /// Passes over the rest of the line or document.
  private func skip(_ reason: String) {
    records.refuse(
      UnreadableRecord(
        place: RequestPlace(path: path, line: line), offset: offset, reason: reason,
        isFailure: true))
    offset += pending.count
    (pending, isSkipping) = ([], true)
    if mode == .undecided { mode = .lines }
  }
}
