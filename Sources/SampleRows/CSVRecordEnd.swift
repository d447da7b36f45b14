/// Finds the end of a CSV record in bytes that arrive in pieces.
///
/// A quote counts only at the start of a field, as in RFC 4180; elsewhere it is a character.
struct CSVRecordEnd {
  /// How many bytes were looked at.
  private(set) var index = 0
  /// How many line breaks are inside quoted fields.
  private(set) var innerLines = 0
  private var lastOpeningQuote = 0
  private var state = State.fieldStart

  private enum State {
    case fieldStart
    case unquoted
    case quoted
    /// After a quote inside a quoted field: its end, or the first of two.
    case afterQuote
  }

  /// The opening quote of the field that is still open.
  var openQuote: Int? { state == .quoted ? lastOpeningQuote : nil }

  /// Looks on; `bytes` starts at the record and holds all of the earlier bytes.
  ///
  /// - Returns: The length of the record and of its line break, or nil where more bytes are needed.
  mutating func find(
    in bytes: UnsafeRawBufferPointer, isComplete: Bool
  ) -> (record: Int, lineBreak: Int)? {
    while index < bytes.count {
      if state == .quoted || state == .unquoted { skipText(in: bytes) }
      guard index < bytes.count else { break }
      let byte = bytes[index]
      let isBreak = byte == 0x0A || byte == 0x0D
      var width = 1
      if byte == 0x0D {
        if index + 1 == bytes.count, !isComplete { return nil }
        if index + 1 < bytes.count, bytes[index + 1] == 0x0A { width = 2 }
      }
      if state == .quoted {
        if byte == 0x22 { state = .afterQuote }
        if isBreak { innerLines += 1 }
      } else if isBreak {
        return (index, width)
      } else if byte == 0x22, state == .fieldStart {
        lastOpeningQuote = index
        state = .quoted
      } else if byte == 0x22, state == .afterQuote {
        state = .quoted
      } else {
        state = byte == 0x2C ? .fieldStart : .unquoted
      }
      index += width
    }
    return isComplete ? (index, 0) : nil
  }

  /// Goes on to the next byte that may end a line or a field, or change what a quote means.
  private mutating func skipText(in bytes: UnsafeRawBufferPointer) {
    let mark: UInt8 = state == .quoted ? 0x22 : 0x2C
    var index = index
    while index < bytes.count {
      let byte = bytes[index]
      if byte == mark || byte == 0x0A || byte == 0x0D { break }
      index &+= 1
    }
    self.index = index
  }
}
