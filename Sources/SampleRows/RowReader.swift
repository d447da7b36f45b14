package import Files
package import SourceText

/// Reads rows one after another in bounded memory.
///
/// A row that its consumer lets go of before it asks for the next one costs no allocation.
package struct RowReader: ~Copyable {
  private let feed: any RowFeed
  private let wanted: WantedMembers
  private var buffer: RowBuffer
  /// How many rows were found so far, invalid ones with them.
  package private(set) var count = 0

  init(feed: any RowFeed, wanting names: [String]) {
    self.feed = feed
    wanted = WantedMembers(names)
    buffer = RowBuffer(wanted)
  }

  /// The next row, or nil after the last one.
  ///
  /// - Throws: `FileError` where the file cannot be read on.
  package mutating func next() throws(FileError) -> RowOutcome? {
    if !isKnownUniquelyReferenced(&buffer) { buffer = RowBuffer(wanted) }
    buffer.startRow()
    switch try feed.next(into: buffer) {
    case .end:
      return nil
    case .invalid(let diagnostic):
      count += 1
      return .invalid(diagnostic)
    case .unreadable(let diagnostic):
      return .invalid(diagnostic)
    case .row:
      count += 1
      buffer.number = count
      if let problem = wanted.locate(in: buffer) { return .invalid(problem) }
      return .row(Row(buffer: buffer))
    }
  }
}

/// One row, or why it is none.
package enum RowOutcome {
  case row(Row)
  /// Kept apart, for a diagnostic is large and a row is not.
  indirect case invalid(Diagnostic)
}
