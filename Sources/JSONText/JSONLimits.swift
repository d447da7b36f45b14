/// How much a JSON text may ask of its reader.
package struct JSONLimits: Sendable {
  /// The most containers that may be open at once.
  package var depth: Int

  package init(depth: Int = 512) {
    self.depth = depth
  }

  package static let standard = JSONLimits()

  /// The most bytes that a text with a tree may have: what 32-bit offsets reach.
  static let size = Int(UInt32.max) - 1
}
