/// Where each line of a file starts, and the way from a byte offset to a line and column.
///
/// A line ends after LF, after CRLF, and after a CR that no LF follows, as YAML counts lines. A byte
/// order mark at the start belongs to the first line but takes no column.
package struct LineTable: Sendable {
  package let file: SourceFile
  /// The byte offset of the first byte of every line; never empty.
  package let starts: [Int]

  package init(_ file: SourceFile) {
    self.file = file
    var starts = [0]
    file.bytes.withUnsafeBytes { bytes in
      var index = 0
      while let end = Self.firstBreak(in: bytes, from: index) {
        index = end &+ 1
        if bytes[end] == 0x0D, index < bytes.count, bytes[index] == 0x0A { index &+= 1 }
        starts.append(index)
      }
    }
    self.starts = starts
  }

  /// The first LF or CR from an offset on.
  private static func firstBreak(in bytes: UnsafeRawBufferPointer, from start: Int) -> Int? {
    var index = start
    while index &+ 8 <= bytes.count {
      let word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self))
      let lineFeeds = ByteSearch.zeroBytes(of: word ^ 0x0A0A_0A0A_0A0A_0A0A)
      let returns = ByteSearch.zeroBytes(of: word ^ 0x0D0D_0D0D_0D0D_0D0D)
      let found: UInt64 = lineFeeds | returns
      if found != 0 { return index &+ (found.trailingZeroBitCount &>> 3) }
      index &+= 8
    }
    while index < bytes.count {
      if bytes[index] == 0x0A || bytes[index] == 0x0D { return index }
      index &+= 1
    }
    return nil
  }

  package var count: Int { starts.count }

  /// The line of `file.bytes`, from 0, that holds a byte offset; offsets past the end belong to the last line.
  package func line(holding offset: Int) -> Int {
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    return low
  }

  /// The bytes of a line, from 0, without its line break.
  package func range(ofLine line: Int) -> Range<Int> {
    let start = starts[line]
    var end = line + 1 < starts.count ? starts[line + 1] : file.bytes.count
    if end > start, file.bytes[end - 1] == 0x0A { end -= 1 }
    if end > start, file.bytes[end - 1] == 0x0D { end -= 1 }
    return start..<end
  }

  /// The position of a byte offset; an offset inside a multi-byte scalar counts as that scalar.
  package func position(at offset: Int) -> SourcePosition {
    let offset = min(max(offset, 0), file.bytes.count)
    let line = line(holding: offset)
    var index = starts[line]
    if index == 0, file.start.bytes == 0, file.bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      index = min(3, offset)
    }
    let byteColumn = offset - index + 1
    var column = 1
    var utf16Column = 1
    while index < offset {
      let width = UTF8Text.width(ofLeadByte: file.bytes[index])
      if index + width > offset { break }
      index += width
      column += 1
      utf16Column += width == 4 ? 2 : 1
    }
    return SourcePosition(
      line: file.start.lines + line + 1, column: column, utf16Column: utf16Column,
      byteColumn: byteColumn)
  }
}
