/// How much one row may ask of its reader.
package struct RowLimits: Sendable {
  /// The most bytes that a row of a streamed file may have.
  ///
  /// Several times what the largest context takes; it bounds the memory that a broken file costs.
  package var rowBytes: Int

  package init(rowBytes: Int = 16 << 20) {
    self.rowBytes = rowBytes
  }

  package static let standard = RowLimits()
}
