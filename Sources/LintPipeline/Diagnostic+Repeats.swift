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
///
/// Each tier reads the rows anew and keeps the lines that it speaks of, so a place is one in a path
/// rather than in the bytes that are kept of it.
private struct Identity: Hashable {
  private let rule: RuleID
  private let path: String
  private let range: Range<Int>
  private let message: String

  init(_ finding: Diagnostic) {
    rule = finding.rule
    path = finding.span.file.path
    range = finding.span.rangeInFile
    message = finding.message
  }
}
