package import PromptRules

/// The documentation of one rule: what `promptlint explain` prints and what the tests run.
///
/// Texts are paragraphs with a blank line between them; single line breaks mean nothing.
package struct RulePage: Sendable {
  package var rule: Rule
  package var finds: String
  /// Why it matters, above all what it costs.
  package var matters: String
  package var remedy: String
  /// Files in which the rule finds what is marked.
  package var bad: RuleExample
  /// The same files put right: the rule finds nothing.
  package var good: RuleExample
  package var fix: FixSafety
  package var sources: [RuleSource]

  init(
    of rule: Rule, finds: String, matters: String, remedy: String, bad: RuleExample,
    good: RuleExample,
    fix: FixSafety = .none, sources: [RuleSource] = []
  ) {
    self.rule = rule
    self.finds = finds
    self.matters = matters
    self.remedy = remedy
    self.bad = bad
    self.good = good
    self.fix = fix
    self.sources = sources
  }

  /// Whether `--fix` can resolve a finding, and what that does to the text that the model reads.
  package enum FixSafety: Sendable {
    case none
    /// The rendered text stays the same; the sentence says what is edited.
    case safe(String)
    /// Text is reordered or moved; the sentence says how.
    case unsafe(String)

    package var name: String {
      switch self {
      case .none: "none"
      case .safe: "safe"
      case .unsafe: "unsafe"
      }
    }
  }
}
