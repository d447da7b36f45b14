import SourceText

/// Collects findings so that one defect is one finding, in the order in which defects first show.
struct FindingGroups {
  private(set) var findings: [LogFinding] = []
  private var indices: [Key: Int] = [:]

  private struct Key: Hashable {
    var rule: RuleID
    var cause: String
    var pointer: String
    var effect: LogFinding.Effect
    var subject: String
  }

  /// More defects than this are not told apart.
  private static let limit = 10_000

  mutating func add(_ finding: LogFinding) {
    let key = Key(
      rule: finding.rule, cause: finding.cause, pointer: Self.pattern(finding.pointer ?? ""),
      effect: finding.effect, subject: finding.subject)
    guard let index = indices[key] else {
      guard findings.count < Self.limit else { return }
      indices[key] = findings.count
      findings.append(finding)
      return
    }
    findings[index].count += finding.count
    findings[index].severity = max(findings[index].severity, finding.severity)
    if let more = finding.tokensLost {
      let sum = findings[index].tokensLost ?? .zero
      findings[index].tokensLost = sum + more
    }
    if let more = finding.costLost {
      findings[index].costLost = (findings[index].costLost ?? 0) + more
    }
  }

  /// A pointer with each position in a list taken out.
  private static func pattern(_ pointer: String) -> String {
    pointer.split(separator: "/").map { step in
      step.allSatisfy(\.isNumber) ? "*" : String(step)
    }.joined(separator: "/")
  }
}
