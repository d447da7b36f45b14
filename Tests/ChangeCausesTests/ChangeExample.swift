import Testing

@testable import ChangeCauses

/// Two texts and the kind of change between them.
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
