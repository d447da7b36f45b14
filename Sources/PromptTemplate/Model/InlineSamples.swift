package import YAMLText

/// Rows that stand in the template itself.
package struct InlineSamples: Sendable {
  /// The list of rows.
  package var list: YAMLNode
  /// Whether it is GitHub Models' `testData`, whose extra columns (`expected`) are for evaluators.
  package var isTestData: Bool
}
