import SourceText

/// Turns byte offsets into lines and columns, fast for offsets asked in ascending order.
///
/// A line table is made once a file, and a column is counted on from the last one on the same line,
/// so that many findings on one very long line stay cheap.
struct Positions {
  private var tables: [SourceFile: LineTable] = [:]
  private var last: (file: SourceFile, offset: Int, position: SourcePosition)?

  mutating func table(of file: SourceFile) -> LineTable {
    if let table = tables[file] { return table }
    let table = LineTable(file)
    tables[file] = table
    return table
  }

  mutating func position(at offset: Int, in file: SourceFile) -> SourcePosition {
    let offset = min(max(offset, 0), file.bytes.count)
    let table = table(of: file)
    if let last, last.file == file, last.offset <= offset,
      table.line(holding: offset) + 1 == last.position.line
    {
      var position = last.position
      var index = last.offset
      while index < offset {
        let width = UTF8Text.width(ofLeadByte: file.bytes[index])
        if index + width > offset { break }
        index += width
        position.column += 1
        position.utf16Column += width == 4 ? 2 : 1
        position.byteColumn += width
      }
      self.last = (file, index, position)
      position.byteColumn += offset - index
      return position
    }
    let position = table.position(at: offset)
    // Only a position at the start of a scalar can be counted on from.
    if offset == file.bytes.count || !UTF8Text.isContinuation(file.bytes[offset]) {
      last = (file, offset, position)
    }
    return position
  }

  /// Where a span starts and where it ends.
  mutating func region(of span: SourceSpan) -> (start: SourcePosition, end: SourcePosition) {
    let start = position(at: span.range.lowerBound, in: span.file)
    return (start, position(at: span.range.upperBound, in: span.file))
  }
}
