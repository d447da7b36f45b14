package import SourceText

extension [Diagnostic] {
  /// The findings without those that another tier has made already.
  package var withoutRepeats: [Diagnostic] {
    if count < 2 { return self }
    var seen: Set<Identity> = []
    return filter { seen.insert(Identity($0)).inserted }
  }
}

/// What makes two findings the same.
private struct Identity: Hashable {
  private let rule: RuleID
  private let span: SourceSpan
  private let message: String

  init(_ finding: Diagnostic) {
    rule = finding.rule
    span = finding.span
    message = finding.message
  }
}
