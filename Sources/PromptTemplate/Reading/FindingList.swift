import SourceText

/// What is wrong with a template, in the order of reading, of each rule no more than anybody reads.
///
/// The bound keeps a file that is wrong all over from taking all time and memory. Where it is
/// reached, a finding says so that prevents the analysis: what else there is was not looked for.
struct FindingList {
  /// The most findings of one rule.
  static let limit = 1000

  private(set) var diagnostics: [Diagnostic] = []
  private var counts: [RuleID: Int] = [:]

  /// Whether no more of a rule's findings are kept.
  func isFull(of rule: RuleID) -> Bool { counts[rule, default: 0] > Self.limit }

  mutating func add(_ diagnostic: Diagnostic) {
    let count = counts[diagnostic.rule, default: 0] + 1
    if count > Self.limit + 1 { return }
    counts[diagnostic.rule] = count
    guard count > Self.limit else { return diagnostics.append(diagnostic) }
    diagnostics.append(
      Diagnostic(
        rule: "limit-exceeded", severity: .error,
        message: "more than \(Self.limit) findings of '\(diagnostic.rule)': here the search ends",
        span: diagnostic.span, preventsAnalysis: true))
  }
}
