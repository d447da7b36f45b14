/// The bytes of one file and the path that people know it by.
///
/// Everything downstream speaks of places in a file as byte offsets into `bytes`; lines and columns
/// are computed only for what is printed (see `LineTable`).
package final class SourceFile: Sendable {
  /// The path as reports print it: as the user gave it, `/` between its parts.
  package let path: String
  /// The whole file, as read; of a file too large to keep, the lines that are spoken of.
  package let bytes: [UInt8]
  /// Where `bytes` start in the file: not at its start only for a part of a large one.
  package let start: Start

  package init(path: String, bytes: [UInt8], start: Start = Start()) {
    self.path = path
    self.bytes = bytes
    self.start = start
  }

  /// What stands in a file before the part of it that is kept.
  package struct Start: Sendable, Hashable {
    package var lines: Int
    package var bytes: Int

    package init(lines: Int = 0, bytes: Int = 0) {
      self.lines = lines
      self.bytes = bytes
    }
  }

  /// The span of a byte range of this file.
  package func span(_ range: Range<Int>, isExact: Bool = true) -> SourceSpan {
    SourceSpan(file: self, range: range, isExact: isExact)
  }
}

extension SourceFile: Hashable {
  package static func == (left: SourceFile, right: SourceFile) -> Bool { left === right }

  package func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}
