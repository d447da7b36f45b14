/// The fields of one CSV record.
enum CSVRecord {
  /// Where a field's content stands, without quotes around it.
  struct Field {
    var range: Range<Int>
    /// Whether two quotes in it stand for one.
    var isQuoted: Bool
  }

  /// The fields, or the offset of the byte after a closing quote that may not stand there.
  static func fields(of record: [UInt8]) -> Result<[Field], Misplaced> {
    var fields: [Field] = []
    var index = 0
    while true {
      let isQuoted = index < record.count && record[index] == 0x22
      if isQuoted { index += 1 }
      let start = index
      if isQuoted {
        while index < record.count {
          if record[index] != 0x22 {
            index += 1
          } else if index + 1 < record.count, record[index + 1] == 0x22 {
            index += 2
          } else {
            break
          }
        }
      } else {
        while index < record.count, record[index] != 0x2C { index += 1 }
      }
      fields.append(Field(range: start..<index, isQuoted: isQuoted))
      if isQuoted { index += 1 }
      guard index < record.count else { return .success(fields) }
      guard record[index] == 0x2C else { return .failure(Misplaced(offset: index)) }
      index += 1
    }
  }

  /// Text after a closing quote.
  struct Misplaced: Error {
    let offset: Int
  }

  /// What a field says.
  static func text(of field: Field, in record: [UInt8]) -> [UInt8] {
    let raw = record[field.range]
    guard field.isQuoted, raw.contains(0x22) else { return Array(raw) }
    var text: [UInt8] = []
    text.reserveCapacity(raw.count)
    var index = raw.startIndex
    while index < raw.endIndex {
      text.append(raw[index])
      index += raw[index] == 0x22 ? 2 : 1
    }
    return text
  }
}
