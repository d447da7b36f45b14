import Files
import PromptSkeleton
import SourceText

/// Brings the records of a CSV file as objects with the header's names; blank lines are skipped.
///
/// A column `b.c` is the member `c` of `b`.
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
    case columns(CSVColumns)
    case end
  }

  init(_ window: ByteWindow, path: String, limits: RowLimits) {
    self.window = window
    self.path = path
    self.limits = limits
  }

  func next(into row: RowBuffer) throws(FileError) -> RowFeedResult {
    if case .start = state {
      var problem = try window.startText(of: path)
      if problem == nil { problem = try readHeader() }
      if let problem {
        state = .end
        return .unreadable(problem)
      }
    }
    guard case .columns(let columns) = state, let record = try nextRecord() else { return .end }
    rows += 1
    if let problem = record.problem { return .invalid(diagnostic("row \(rows)", problem, record)) }
    if let problem = Self.fill(row, with: record, columns) {
      return .invalid(diagnostic("row \(rows)", problem, record))
    }
    row.origin = .record(path: path, start: record.start, source: record.bytes)
    return .row
  }

  private struct Record {
    var bytes: [UInt8]
    var start: SourceFile.Start
    var problem: Problem?

    /// Goes through the fields, and says where one of them is out of place.
    func withFields(
      _ body: (inout CSVRecord) throws(CSVRecord.Misplaced) -> Problem?
    ) -> Problem? {
      do throws(CSVRecord.Misplaced) {
        return try bytes.withUnsafeBufferPointer { buffer throws(CSVRecord.Misplaced) in
          var fields = CSVRecord(buffer)
          return try body(&fields)
        }
      } catch {
        let range = error.offset..<(error.offset + 1)
        return Problem(message: "expected ',' after the quoted field", range: range)
      }
    }
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
    var names: [[UInt8]] = []
    let problem = record.problem ?? Self.readNames(of: record, into: &names)
    state = .columns(CSVColumns(names))
    return problem.map { diagnostic("the header", $0, record) }
  }

  /// The columns' names as JSON strings without their quotes.
  private static func readNames(of record: Record, into names: inout [[UInt8]]) -> Problem? {
    var known: Set<[UInt8]> = []
    return record.withFields { fields throws(CSVRecord.Misplaced) in
      while let field = try fields.next() {
        var name: [UInt8] = []
        fields.appendJSON(field, to: &name)
        guard known.insert(name).inserted else {
          let name = String(decoding: record.bytes[field.range], as: UTF8.self)
          return Problem(message: "the column '\(name)' stands twice", range: field.range)
        }
        names.append(Array(name.dropFirst().dropLast()))
      }
      return nil
    }
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
      } else if let offset = bytes.firstIndex(of: 0) {
        record.problem = Problem(
          message: "the character U+0000 is not allowed", range: offset..<(offset + 1))
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

  private static func fill(
    _ row: RowBuffer, with record: Record, _ columns: CSVColumns
  ) -> Problem? {
    row.bytes.removeAll(keepingCapacity: true)
    var count = 0
    let problem = record.withFields { fields throws(CSVRecord.Misplaced) in
      var found: [CSVRecord.Field] = []
      found.reserveCapacity(columns.count)
      while let field = try fields.next() {
        if count < columns.count { found.append(field) }
        count += 1
      }
      if found.count == count, count == columns.count {
        columns.appendObject(of: found, in: fields, to: &row.bytes)
      }
      return nil
    }
    if let problem { return problem }
    guard count != columns.count else { return nil }
    let message = "it has \(Self.text(count)), but the header has \(Self.text(columns.count))"
    return Problem(message: message, range: 0..<record.bytes.count)
  }

  private static func text(_ fields: Int) -> String { fields == 1 ? "1 field" : "\(fields) fields" }
}
