import SourceText
import YAMLText

/// What is said about the comments themselves.
extension Suppressions {
  static func unknownRule(_ rule: RuleID, at span: SourceSpan) -> Diagnostic {
    let nearest = RuleRegistry.nearest(to: rule.name)?.id.name
    return finding(
      .warning, "unknown rule '\(rule)' in a suppression", at: span,
      remedy: nearest.map { "Did you mean '\($0)'?" }
        ?? "Run 'promptlint rules' for a list of all rules.")
  }

  static func malformed(_ problem: SuppressionComment.Problem, at span: SourceSpan) -> Diagnostic {
    let message =
      switch problem {
      case .notAllow: "a comment for promptlint that says nothing it knows"
      case .noRule: "a suppression without a rule suppresses nothing"
      case .noReason: "a suppression without a reason suppresses nothing"
      }
    return finding(
      .warning, message, at: span, remedy: "Write '# promptlint: allow RULE because REASON'.")
  }

  static func lookalike(at span: SourceSpan) -> Diagnostic {
    finding(
      .hint, "this looks like a suppression but is part of the text, and goes to the model",
      at: span,
      remedy: "Put the comment above the line that the text starts on, outside of the text.")
  }

  static func unused(_ comment: SuppressionComment, in file: SourceFile) -> Diagnostic {
    finding(
      .warning, "a suppression with nothing below it", at: comment.comment.span,
      fix: removal(of: comment, in: file))
  }

  static func unused(
    _ comment: SuppressionComment, used: [Bool], in file: SourceFile
  ) -> [Diagnostic] {
    let isWhollyUnused = !used.contains(true)
    var findings: [Diagnostic] = []
    for (rule, isUsed) in zip(comment.rules, used)
    where !isUsed && RuleRegistry.rule(rule.id) != nil {
      findings.append(
        finding(
          .warning, "unused suppression of '\(rule.id)'", at: file.span(rule.range),
          remedy: isWhollyUnused ? "Remove the comment." : "Remove the rule from the comment.",
          fix: isWhollyUnused && findings.isEmpty ? removal(of: comment, in: file) : nil))
    }
    return findings
  }

  /// Takes a comment out, with its line where it is alone on it, else with the blanks before it.
  private static func removal(of comment: SuppressionComment, in file: SourceFile) -> Fix {
    let bytes = file.bytes
    var range = comment.comment.range
    while let before = bytes[..<range.lowerBound].last, before == 0x20 || before == 0x09 {
      range = range.lowerBound - 1..<range.upperBound
    }
    if comment.comment.standsAlone {
      if bytes[range.upperBound...].first == 0x0D {
        range = range.lowerBound..<range.upperBound + 1
      }
      if bytes[range.upperBound...].first == 0x0A {
        range = KeptBreaks.lines(range.lowerBound..<range.upperBound + 1, in: bytes)
      }
    }
    return Fix(
      summary: "remove the comment", safety: .safe,
      replacements: [Fix.Replacement(span: file.span(range), bytes: [])])
  }

  private static func finding(
    _ severity: Severity, _ message: String, at span: SourceSpan, remedy: String? = nil,
    fix: Fix? = nil
  ) -> Diagnostic {
    Diagnostic(
      rule: ReadingRules.unusedSuppression.id, severity: severity, message: message, span: span,
      remedy: remedy, fix: fix)
  }
}
