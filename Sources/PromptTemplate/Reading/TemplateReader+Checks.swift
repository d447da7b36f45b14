import PromptSkeleton
import SourceText
import YAMLText

extension TemplateReader {
  mutating func report(
    _ rule: RuleID, _ severity: Severity, _ message: String, at span: SourceSpan,
    notes: [Diagnostic.Note] = [], remedy: String? = nil, prevents: Bool = false
  ) {
    findings.add(
      Diagnostic(
        rule: rule, severity: severity, message: message, span: span, notes: notes,
        remedy: remedy, preventsAnalysis: prevents))
  }

  /// Reports a part that has no meaning, so that the template cannot be trusted to be whole.
  mutating func fail(_ message: String, at span: SourceSpan, remedy: String? = nil) {
    report("invalid-template", .error, message, at: span, remedy: remedy, prevents: true)
  }

  mutating func reportUnknownKey(_ key: YAMLNode, among known: [String]) {
    guard key.kind == .scalar else { return fail("a key is a text", at: key.span) }
    // Told already, with what is meant by it.
    if key.isMergeKey { return }
    // Finding the nearest name takes long where there are very many keys.
    guard !findings.isFull(of: "unknown-key") else { return }
    let name = key.scalarText
    let nearest = NearestName.of(name, among: known)
    report(
      "unknown-key", .error, "unknown key '\(name)'", at: key.span,
      remedy: nearest.map { "Did you mean '\($0)'?" }
        ?? "Known here: \(known.joined(separator: ", ")).")
  }

  /// Whether a node is of the kind that a key wants; if not, says so.
  mutating func expect(_ kind: YAMLNode.Kind, _ node: YAMLNode, for name: String) -> Bool {
    if node.kind == kind { return true }
    let wanted =
      switch kind {
      case .mapping: "a mapping"
      case .sequence: "a list"
      default: "a text"
      }
    if isUnquotedHole(node) {
      failUnquotedHole(node)
    } else {
      let isFile = node.kind == .mapping && node.count == 1 && node["file"]?.kind == .scalar
      fail(
        "'\(name)' takes \(wanted)", at: node.span,
        remedy: isFile ? TemplateValue.fileRemedy : nil)
    }
    return false
  }

  /// The text of a scalar; anything else is reported.
  mutating func string(_ node: YAMLNode, for name: String) -> String? {
    guard expect(.scalar, node, for: name) else { return nil }
    if node.isNull {
      fail("'\(name)' takes a text", at: node.span)
      return nil
    }
    return node.scalarText
  }

  /// The text of a scalar that names something.
  mutating func name(_ node: YAMLNode, for key: String) -> String? {
    guard let text = string(node, for: key) else { return nil }
    return isShort(node, what: "the name for '\(key)'") ? text : nil
  }

  /// Whether a name is one that a report can show; if not, says so.
  mutating func isShort(_ node: YAMLNode, what: String) -> Bool {
    let length = node.scalarBytes.count
    if length <= HoleParser.longestPath { return true }
    fail("\(what) has \(length) bytes, more than \(HoleParser.longestPath)", at: node.span)
    return false
  }

  mutating func choice<Value: CaseIterable & RawRepresentable>(
    _ node: YAMLNode, for name: String, default value: Value, _ parse: (String) -> Value?
  ) -> Value where Value.RawValue == String {
    guard let text = string(node, for: name) else { return value }
    if let match = parse(text) { return match }
    let known = Value.allCases.map(\.rawValue)
    fail(
      "'\(name)' cannot be '\(text)'", at: node.span,
      remedy: "Use one of: \(known.joined(separator: ", ")).")
    return value
  }

  /// Whether YAML read `{{ x }}` without quotes as a flow mapping.
  func isUnquotedHole(_ node: YAMLNode) -> Bool {
    guard node.kind == .mapping, node.style == .flow else { return false }
    return node.file.bytes[node.range].starts(with: "{{".utf8)
  }

  mutating func failUnquotedHole(_ node: YAMLNode) {
    fail(
      "YAML reads an unquoted '{{ }}' as a mapping", at: node.span,
      remedy: "Put the text in quotes, or in a block scalar ('|').")
  }

  /// The path that a `splice`, `when` or `each` names.
  mutating func path(_ node: YAMLNode, for name: String) -> PathReference? {
    guard expect(.scalar, node, for: name) else { return nil }
    var parser = HoleParser(node.scalarBytes)
    do throws(HoleParser.Failure) {
      return PathReference(path: try parser.parseBarePath(), span: node.span)
    } catch {
      fail(
        "'\(name)' takes a path, and \(error.message)", at: node.span,
        remedy: "Write the path alone, without braces: '\(name): ticket.tags'.")
      return nil
    }
  }
}
