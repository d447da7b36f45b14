/// How much one row may ask of its reader.
package struct RowLimits: Sendable {
  /// The most bytes that a row of a streamed file may have.
  package var rowBytes: Int

  package init(rowBytes: Int = 64 << 20) {
    self.rowBytes = rowBytes
  }

  package static let standard = RowLimits()
}
