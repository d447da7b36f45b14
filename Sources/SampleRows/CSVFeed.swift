import Files
import PromptSkeleton
import SourceText

/// Brings the records of a CSV file as objects with the header's names; blank lines are skipped.
final class CSVFeed: RowFeed {
  private var window: ByteWindow
  private let path: String
  private let limits: RowLimits
  /// How many lines were used up.
  private var lines = 0
  /// How many rows were found.
  private var rows = 0
  private var state = State.start

  private enum State {
    case start
    /// For each column its name as the start of a JSON member, and whether it is a fact.
    case columns([(member: [UInt8], isFact: Bool)])
    case end
  }

  init(_ window: ByteWindow, path: String, limits: RowLimits) {
    self.window = window
    self.path = path
    self.limits = limits
  }

  func next(into row: RowBuffer) throws(FileError) -> RowFeedResult {
    if case .start = state {
      try window.skipByteOrderMark()
      if let problem = try readHeader() {
        state = .end
        return .unreadable(problem)
      }
    }
    guard case .columns(let columns) = state, let record = try nextRecord() else { return .end }
    rows += 1
    if let problem = record.problem { return .invalid(diagnostic("row \(rows)", problem, record)) }
    if let problem = fill(row, with: record, columns) {
      return .invalid(diagnostic("row \(rows)", problem, record))
    }
    row.origin = .record(path: path, start: record.start, source: record.bytes)
    return .row
  }

  private struct Record {
    var bytes: [UInt8]
    var start: SourceFile.Start
    var problem: Problem?
  }

  private struct Problem {
    var message: String
    var range: Range<Int>
  }

  private func diagnostic(_ what: String, _ problem: Problem, _ record: Record) -> Diagnostic {
    .invalidRow(
      "\(what): \(problem.message)",
      at: RowOrigin.span(problem.range, of: record.bytes, path: path, start: record.start))
  }

  private func readHeader() throws(FileError) -> Diagnostic? {
    guard let record = try nextRecord() else {
      state = .end
      return nil
    }
    if let problem = record.problem { return diagnostic("the header", problem, record) }
    let fields: [CSVRecord.Field]
    switch CSVRecord.fields(of: record.bytes) {
    case .success(let found): fields = found
    case .failure(let misplaced):
      return diagnostic("the header", Self.misplacedText(misplaced), record)
    }
    var names: Set<[UInt8]> = []
    var columns: [(member: [UInt8], isFact: Bool)] = []
    for field in fields {
      let name = CSVRecord.text(of: field, in: record.bytes)
      guard names.insert(name).inserted else {
        let text = String(decoding: name, as: UTF8.self)
        let problem = Problem(message: "the column '\(text)' stands twice", range: field.range)
        return diagnostic("the header", problem, record)
      }
      var member: [UInt8] = []
      JSONBytes.appendString(name, to: &member)
      member.append(UInt8(ascii: ":"))
      columns.append((member, name.first == UInt8(ascii: "$")))
    }
    state = .columns(columns)
    return nil
  }

  /// The next record that is not a blank line, or nil at the end of the file.
  private func nextRecord() throws(FileError) -> Record? {
    while true {
      var search = CSVRecordEnd()
      let start = SourceFile.Start(lines: lines, bytes: window.fileOffset)
      guard let (length, lineBreak) = try findEnd(&search) else { return nil }
      let bytes = Array(window.bytes[window.start..<(window.start + length)])
      window.drop(length + lineBreak)
      lines += search.innerLines + (lineBreak > 0 ? 1 : 0)
      if bytes.isEmpty { continue }
      var record = Record(bytes: bytes, start: start)
      if length > limits.rowBytes {
        window.dropAll()
        state = .end
        record.problem = Problem(
          message: "it is larger than the limit of \(limits.rowBytes) bytes", range: 0..<length)
      } else if let quote = search.openQuote {
        record.problem = Problem(
          message: "the quoted field has no closing quote", range: quote..<(quote + 1))
      } else if let offset = UTF8Text.firstInvalidByte(in: bytes) {
        record.problem = Problem(
          message: "the bytes are not valid UTF-8", range: offset..<(offset + 1))
      }
      return record
    }
  }

  /// The length of a record and its line break; past the limit, no line break and what is there.
  private func findEnd(
    _ search: inout CSVRecordEnd
  ) throws(FileError) -> (record: Int, lineBreak: Int)? {
    var isComplete = false
    while true {
      let range = window.start..<window.end
      let found = window.bytes.withUnsafeBytes {
        search.find(in: UnsafeRawBufferPointer(rebasing: $0[range]), isComplete: isComplete)
      }
      if let found { return range.isEmpty ? nil : found }
      if range.count > limits.rowBytes { return (range.count, 0) }
      isComplete = try !window.grow()
    }
  }

  private func fill(
    _ row: RowBuffer, with record: Record, _ columns: [(member: [UInt8], isFact: Bool)]
  ) -> Problem? {
    let fields: [CSVRecord.Field]
    switch CSVRecord.fields(of: record.bytes) {
    case .success(let found): fields = found
    case .failure(let misplaced): return Self.misplacedText(misplaced)
    }
    guard fields.count == columns.count else {
      let message =
        "it has \(Self.count(fields.count)), but the header has \(Self.count(columns.count))"
      return Problem(message: message, range: 0..<record.bytes.count)
    }
    row.bytes.removeAll(keepingCapacity: true)
    row.bytes.append(UInt8(ascii: "{"))
    for (field, column) in zip(fields, columns) where !(column.isFact && field.range.isEmpty) {
      if row.bytes.count > 1 { row.bytes.append(UInt8(ascii: ",")) }
      row.bytes += column.member
      JSONBytes.appendString(CSVRecord.text(of: field, in: record.bytes), to: &row.bytes)
    }
    row.bytes.append(UInt8(ascii: "}"))
    return nil
  }

  private static func count(_ fields: Int) -> String {
    fields == 1 ? "1 field" : "\(fields) fields"
  }

  private static func misplacedText(_ misplaced: CSVRecord.Misplaced) -> Problem {
    Problem(
      message: "expected ',' after the quoted field",
      range: misplaced.offset..<(misplaced.offset + 1))
  }
}
