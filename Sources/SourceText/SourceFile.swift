/// The bytes of one file and the path that people know it by.
///
/// Everything downstream speaks of places in a file as byte offsets into `bytes`; lines and columns
/// are computed only for what is printed (see `LineTable`).
package final class SourceFile: Sendable {
  /// The path as reports print it: as the user gave it, `/` between its parts.
  package let path: String
  /// The whole file, as read.
  package let bytes: [UInt8]

  package init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
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
