import SourceText

/// Keeps a report one that somebody reads: of one rule's findings in one file no more than a hundred.
enum FindingBound {
  static let limit = 100

  private struct Group: Hashable {
    let path: String
    let rule: RuleID
  }

  /// The findings, in their order, with one in place of those of a rule and file past the limit.
  static func bounded(_ findings: [Diagnostic]) -> [Diagnostic] {
    guard findings.count > limit else { return findings }
    var counts: [Group: Int] = [:]
    var rests: [Group: Int] = [:]
    var kept: [Diagnostic] = []
    for finding in findings {
      let group = Group(path: finding.span.file.path, rule: finding.rule)
      let count = counts[group, default: 0] + 1
      counts[group] = count
      if count <= limit {
        kept.append(finding)
      } else if let rest = rests[group] {
        kept[rest].severity = max(kept[rest].severity, finding.severity)
        kept[rest].preventsAnalysis = kept[rest].preventsAnalysis || finding.preventsAnalysis
      } else {
        rests[group] = kept.count
        kept.append(
          Diagnostic(
            rule: finding.rule, severity: finding.severity, message: "", span: finding.span,
            preventsAnalysis: finding.preventsAnalysis))
      }
    }
    for (group, rest) in rests {
      let count = counts[group, default: 0] - limit
      kept[rest].message = "\(count) more findings of this rule from here on are not shown"
    }
    return kept
  }
}
