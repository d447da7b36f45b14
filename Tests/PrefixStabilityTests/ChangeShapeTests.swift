import Testing

@testable import PrefixStability

/// Pairs of texts and the kind of change between them.
struct ChangeExample: Sendable, CustomTestStringConvertible {
  var kind: ChangeKind
  var left: String
  var right: String

  init(_ kind: ChangeKind, _ left: String, _ right: String) {
    self.kind = kind
    self.left = left
    self.right = right
  }

  var testDescription: String { "\(left) | \(right)" }

  func cause(of variable: String? = nil, before: String = "") -> ChangeCause {
    ChangeClassifier.classify(
      left: Array(left.utf8), right: Array(right.utf8),
      context: ChangeContext(variable: variable, before: Array(before.utf8)))
  }
}

@Suite struct ChangeShapeTests {
  @Test(arguments: [
    ChangeExample(.timestamp, "now 2025-05-04 10:21:07.", "now 2025-05-04 10:23:41."),
    ChangeExample(
      .uuid, "0e7a9b1c-5a55-4c39-8f20-77b1c2d3e4f5", "6d1f0c52-0d2a-4c0e-9b0e-6a1d2c3b4e5f"),
    ChangeExample(.counter, "turn 3", "turn 4"),
  ])
  func tokensAreKnownByTheirForm(example: ChangeExample) {
    #expect(example.cause().kind == example.kind)
  }
}
