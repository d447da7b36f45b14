/// A range of bytes in one file.
package struct SourceSpan: Sendable, Hashable {
  package var file: SourceFile
  package var range: Range<Int>
  /// False where a place could only be narrowed down to the construct that holds it.
  package var isExact: Bool

  package init(file: SourceFile, range: Range<Int>, isExact: Bool = true) {
    self.file = file
    self.range = range
    self.isExact = isExact
  }

  /// The same range counted from the start of the file, also where only a part of it is kept.
  package var rangeInFile: Range<Int> {
    let start = file.start.bytes
    return (range.lowerBound + start)..<(range.upperBound + start)
  }
}
