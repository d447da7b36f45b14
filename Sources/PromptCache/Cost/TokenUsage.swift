/// The tokens of one request, or of many, by what they cost.
///
/// Every prompt token is in exactly one class.
package struct TokenUsage: Sendable, Hashable {
  package var uncached: Int
  package var read: Int
  package var shortWrite: Int
  package var longWrite: Int
  package var output: Int

  package init(
    uncached: Int = 0, read: Int = 0, shortWrite: Int = 0, longWrite: Int = 0, output: Int = 0
  ) {
    self.uncached = uncached
    self.read = read
    self.shortWrite = shortWrite
    self.longWrite = longWrite
    self.output = output
  }

  /// All tokens of the prompt: what price tiers go by.
  package var prompt: Int { uncached &+ read &+ shortWrite &+ longWrite }

  package static func += (left: inout TokenUsage, right: TokenUsage) {
    left.uncached &+= right.uncached
    left.read &+= right.read
    left.shortWrite &+= right.shortWrite
    left.longWrite &+= right.longWrite
    left.output &+= right.output
  }
}
