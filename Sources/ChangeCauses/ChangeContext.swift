package import PromptSkeleton

/// What is known about a value besides its bytes.
package struct ChangeContext: Sendable {
  /// The path in the hole, such as `ticket.created_at`.
  package var variable: String?
  /// Constant text directly before the value; only the last 120 bytes or so are read.
  package var before: [UInt8]
  /// The variable's declared lifetime.
  package var lifetime: Lifetime?

  package init(variable: String? = nil, before: [UInt8] = [], lifetime: Lifetime? = nil) {
    self.variable = variable
    self.before = before
    self.lifetime = lifetime
  }
}
