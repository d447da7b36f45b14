import Files
package import SourceText
import YAMLText

/// Reads a `.promptlint.yaml`.
///
/// Whatever it does not understand becomes a finding of `invalid-config` at its place; the rest of the
/// file still counts.
package struct ConfigurationReader {
  private var configuration: Configuration
  private var diagnostics: [Diagnostic] = []

  /// - Parameter folder: The absolute path of the folder that the file stands in.
  package static func read(
    _ file: SourceFile, folder: String
  ) -> (configuration: Configuration, diagnostics: [Diagnostic]) {
    var reader = ConfigurationReader(configuration: Configuration(folder: folder))
    do throws(YAMLFailure) {
      let document = try YAMLDocument.parse(file)
      reader.diagnostics += duplicateKeyDiagnostics(in: document)
      reader.diagnostics += unreadMeaningDiagnostics(in: document)
      if let root = document.root, !root.isNull { reader.read(root) }
    } catch {
      reader.diagnostics.append(error.diagnostic)
    }
    return (reader.configuration, reader.diagnostics)
  }

  private enum Key: String, CaseIterable {
    case rules
    case include
    case exclude
    case failOn = "fail-on"
    case models
  }

  private mutating func read(_ root: YAMLNode) {
    guard root.kind == .mapping else {
      return report("the configuration must be a mapping of settings", at: root)
    }
    for (key, value) in root.entries {
      switch Key(rawValue: key.scalarText) {
      case .rules: readRules(value)
      case .include: configuration.include = globs(value)
      case .exclude: configuration.exclude = globs(value)
      case .failOn: configuration.failOn = severity(value)
      case .models:
        if let path = string(value) {
          configuration.models = FilePath.normalised(FilePath.join(configuration.folder, path))
        }
      case nil:
        report(
          "unknown setting '\(key.scalarText)'", at: key,
          remedy: suggestion(key.scalarText, among: Key.allCases.map(\.rawValue)))
      }
    }
  }

  private mutating func readRules(_ node: YAMLNode) {
    if node.isNull { return }
    guard node.kind == .mapping else {
      return report("'rules' must be a mapping from rules to severities", at: node)
    }
    for (key, value) in node.entries {
      guard let rule = RuleRegistry.rule(RuleID(key.scalarText)) else {
        let nearest = RuleRegistry.nearest(to: key.scalarText)?.id.name
        report(
          "unknown rule '\(key.scalarText)'", at: key,
          remedy: nearest.map { "Did you mean '\($0)'?" }
            ?? "Run 'promptlint rules' for a list of all rules.")
        continue
      }
      // YAML 1.1 reads an unquoted `off` as false; here it stays the word that was written.
      if value.scalarText == "off" {
        configuration.rules[rule.id] = .off
      } else if let severity = severity(value, orOff: true) {
        configuration.rules[rule.id] = .severity(severity)
      }
    }
  }

  private mutating func severity(_ node: YAMLNode, orOff: Bool = false) -> Severity? {
    if let severity = Severity(rawValue: node.scalarText), node.kind == .scalar { return severity }
    let names = Severity.allCases.map { "'\($0.rawValue)'" }.joined(separator: ", ")
    let written = node.kind == .scalar ? "'\(node.scalarText)'" : "a collection"
    report("\(written) is not \(orOff ? "'off' or " : "")one of \(names)", at: node)
    return nil
  }

  private mutating func globs(_ node: YAMLNode) -> [Glob] {
    if node.kind == .scalar { return string(node).map { [Glob($0)] } ?? [] }
    guard node.kind == .sequence else {
      report("expected a pattern or a list of patterns", at: node)
      return []
    }
    var globs: [Glob] = []
    for element in node.elements {
      if let pattern = string(element) { globs.append(Glob(pattern)) }
    }
    return globs
  }

  private mutating func string(_ node: YAMLNode) -> String? {
    if node.kind == .scalar, !node.isNull, !node.scalarBytes.isEmpty { return node.scalarText }
    report("expected a text", at: node)
    return nil
  }

  private func suggestion(_ name: String, among names: [String]) -> String {
    if let nearest = NearestName.of(name, among: names) { return "Did you mean '\(nearest)'?" }
    return "Known settings are \(names.map { "'\($0)'" }.joined(separator: ", "))."
  }

  private mutating func report(_ message: String, at node: YAMLNode, remedy: String? = nil) {
    diagnostics.append(
      Diagnostic(
        rule: ReadingRules.invalidConfig.id, severity: .error, message: message, span: node.span,
        remedy: remedy, preventsAnalysis: true))
  }
}
