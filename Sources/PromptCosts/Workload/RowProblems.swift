package import SourceText

/// What is wrong with the rows that requests are made of.
package struct RowProblems: Sendable {
  /// Rows that could not be rendered and are not counted.
  package private(set) var invalidRows = 0
  /// The first findings; all others are only counted.
  package private(set) var findings: [Diagnostic] = []
  package private(set) var count = 0

  private static let limit = 20

  /// Adds a row that makes no request.
  mutating func add(invalid finding: Diagnostic) {
    invalidRows += 1
    add(finding)
  }

  /// Adds what is wrong with a row that makes a request nevertheless.
  mutating func add(_ finding: Diagnostic) {
    count += 1
    if findings.count < Self.limit { findings.append(finding) }
  }
}
