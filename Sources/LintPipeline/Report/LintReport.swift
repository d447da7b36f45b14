package import SourceText

/// All that a run found, in the order in which it is reported.
package struct LintReport: Sendable {
  /// Sorted by path, place, rule and message; past a hundred of one rule and file they are counted.
  package private(set) var findings: [Diagnostic]
  /// Sorted by path.
  package private(set) var templates: [TemplateSummary]
  /// Sorted by path, with the files of findings that prevent analysis; each makes the exit status 2.
  package private(set) var notAnalysed: [NotAnalysed]
  /// How many files were looked at, whatever came of it.
  package var fileCount: Int
  /// How many findings a suppression comment took away.
  package var suppressedCount: Int

  package init(
    findings: [Diagnostic], templates: [TemplateSummary], notAnalysed: [NotAnalysed] = [],
    fileCount: Int, suppressedCount: Int = 0
  ) {
    self.findings = FindingBound.bounded(findings.sorted(by: Self.precedes))
    self.templates = templates.sorted {
      $0.path.utf8.lexicographicallyPrecedes($1.path.utf8)
    }
    self.notAnalysed = Self.completed(notAnalysed, with: self.findings)
    self.fileCount = fileCount
    self.suppressedCount = suppressedCount
  }

  /// A file or a part of one of which nothing is known.
  package struct NotAnalysed: Sendable {
    package var path: String
    /// A lower-case phrase without a final period.
    package var reason: String

    package init(path: String, reason: String) {
      self.path = path
      self.reason = reason
    }
  }

  /// What was not analysed and has no finding that says so.
  package var notAnalysedWithoutFinding: [NotAnalysed] {
    let told = Set(findings.lazy.filter(\.preventsAnalysis).map(\.span.file.path))
    return notAnalysed.filter { !told.contains($0.path) }
  }

  package func count(of severity: Severity) -> Int {
    findings.count { $0.severity == severity }
  }

  /// The exit status: 2 where something could not be analysed, 1 where a finding is at least as
  /// severe as `failOn`, else 0.
  package func exitStatus(failOn: Severity) -> Int32 {
    if !notAnalysed.isEmpty { return 2 }
    return findings.contains { $0.severity >= failOn } ? 1 : 0
  }

  /// The given items and one for each other file of which a finding says that it prevents analysis.
  private static func completed(
    _ items: [NotAnalysed], with findings: [Diagnostic]
  ) -> [NotAnalysed] {
    var items = items
    var paths = Set(items.map(\.path))
    for finding in findings where finding.preventsAnalysis {
      if paths.insert(finding.span.file.path).inserted {
        items.append(NotAnalysed(path: finding.span.file.path, reason: finding.message))
      }
    }
    return items.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  }

  private static func precedes(_ left: Diagnostic, _ right: Diagnostic) -> Bool {
    if left.span.file != right.span.file {
      let (path, other) = (left.span.file.path.utf8, right.span.file.path.utf8)
      if !path.elementsEqual(other) { return path.lexicographicallyPrecedes(other) }
    }
    let (range, other) = (left.span.rangeInFile, right.span.rangeInFile)
    if range.lowerBound != other.lowerBound { return range.lowerBound < other.lowerBound }
    if range.upperBound != other.upperBound { return range.upperBound > other.upperBound }
    if left.rule != right.rule {
      return left.rule.name.utf8.lexicographicallyPrecedes(right.rule.name.utf8)
    }
    return left.message.utf8.lexicographicallyPrecedes(right.message.utf8)
  }
}
