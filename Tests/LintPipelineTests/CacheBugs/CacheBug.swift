import SourceText
import Testing

/// A bug that people have reported about cached prompts, as a template, and the template put right.
struct CacheBug: Sendable, CustomTestStringConvertible {
  let testDescription: String
  /// The one rule that finds it.
  let rule: RuleID
  /// The template without its first lines; the place of the finding is marked.
  let bad: String
  let good: String

  init(_ name: String, _ rule: RuleID, bad: String, good: String) {
    testDescription = name
    self.rule = rule
    self.bad = bad
    self.good = good
  }

  static let all = system + tools + conversations + breakpoints

  /// The lines that all templates start with.
  static let head = "model: claude-haiku-5-5\nmax_tokens: 256\n"
}
