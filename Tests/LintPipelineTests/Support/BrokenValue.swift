import PromptSkeleton
import SourceText
import Testing

/// One way to break a cached prefix: two values of a hole, and what the linter has to call it.
struct BrokenValue: Sendable, CustomTestStringConvertible {
  /// The cause that the finding names.
  let cause: String
  /// What stands before the hole on its line.
  let lead: String
  let variable: String
  /// The values as the JSON of a row.
  let left: String
  let right: String

  init(_ cause: String, _ lead: String, _ variable: String, _ left: String, _ right: String) {
    self.cause = cause
    self.lead = lead
    self.variable = variable
    self.left = Self.json(left)
    self.right = Self.json(right)
  }

  /// Values that are numbers in the rows.
  init(_ cause: String, _ lead: String, _ variable: String, _ left: Int, _ right: Int) {
    self.cause = cause
    self.lead = lead
    self.variable = variable
    self.left = String(left)
    self.right = String(right)
  }

  var testDescription: String { "\(cause): \(left) -> \(right)" }

  /// A text as a JSON string.
  private static func json(_ text: String) -> String {
    var bytes: [UInt8] = []
    JSONBytes.appendString(text.utf8, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The rule that says it.
  var rule: RuleID {
    switch cause {
    case "key-order": "unsorted-json"
    case "line-ending", "trailing-whitespace", "byte-order-mark", "zero-width",
      "unicode-normalization", "letter-case":
      "encoding-drift"
    default: "volatile-before-breakpoint"
    }
  }

  /// The rows of the samples: the third is the first that differs.
  var rows: String {
    [left, left, right, left, right].enumerated().map { number, value in
      #"{"\#(variable)":\#(value),"question":"Question \#(number)"}"# + "\n"
    }.joined()
  }

  /// The same value in every row.
  var constantRows: String {
    (1...5).map { #"{"\#(variable)":\#(left),"question":"Question \#($0)"}"# + "\n" }.joined()
  }
}
