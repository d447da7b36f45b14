import PromptSkeleton

/// The fields of one CSV record.
struct CSVRecord {
  let bytes: UnsafeBufferPointer<UInt8>
  private var index = 0
  private var isAtEnd = false

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  /// Where a field's content stands, without quotes around it.
  struct Field {
    var range: Range<Int>
    /// Whether two quotes in it stand for one.
    var hasDoubledQuotes: Bool
  }

  /// Text after a closing quote.
  struct Misplaced: Error {
    let offset: Int
  }

  /// The next field, or nil after the last one.
  mutating func next() throws(Misplaced) -> Field? {
    if isAtEnd { return nil }
    let isQuoted = index < bytes.count && bytes[index] == 0x22
    let field = isQuoted ? quotedField() : plainField()
    if index == bytes.count {
      isAtEnd = true
    } else if bytes[index] == 0x2C {
      index += 1
    } else {
      throw Misplaced(offset: index)
    }
    return field
  }

  private mutating func plainField() -> Field {
    let start = index
    var index = index
    while index < bytes.count, bytes[index] != 0x2C { index &+= 1 }
    self.index = index
    return Field(range: start..<index, hasDoubledQuotes: false)
  }

  private mutating func quotedField() -> Field {
    let start = index + 1
    var index = start
    var hasDoubledQuotes = false
    while index < bytes.count {
      if bytes[index] != 0x22 {
        index &+= 1
      } else if index + 1 < bytes.count, bytes[index + 1] == 0x22 {
        hasDoubledQuotes = true
        index &+= 2
      } else {
        break
      }
    }
    self.index = min(index + 1, bytes.count)
    return Field(range: start..<index, hasDoubledQuotes: hasDoubledQuotes)
  }

  /// Appends what a field says as a JSON string.
  func appendJSON(_ field: Field, to output: inout [UInt8]) {
    output.append(0x22)
    var start = field.range.lowerBound
    if field.hasDoubledQuotes {
      var index = start
      while index < field.range.upperBound {
        if bytes[index] == 0x22 {
          // The first of two quotes ends a piece, the second is left out.
          JSONBytes.appendEscaped(piece(start..<(index + 1)), to: &output)
          index += 1
          start = index + 1
        }
        index += 1
      }
    }
    JSONBytes.appendEscaped(piece(start..<field.range.upperBound), to: &output)
    output.append(0x22)
  }

  private func piece(_ range: Range<Int>) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(rebasing: bytes[range])
  }
}
