import PromptSkeleton
import SourceText
import YAMLText

extension TemplateReader {
  mutating func readVariables(_ node: YAMLNode) {
    guard !node.isNull, expect(.mapping, node, for: "variables") else { return }
    for entry in node.entries where !entry.key.isMergeKey {
      guard entry.key.kind == .scalar else {
        fail("a variable's name is a text", at: entry.key.span)
        continue
      }
      guard isShort(entry.key, what: "a variable's name") else { continue }
      readVariable(entry.key, entry.value)
    }
  }

  private static let keys = [
    "lifetime", "value", "default", "optional", "budget", "description",
  ]

  private mutating func readVariable(_ key: YAMLNode, _ node: YAMLNode) {
    var variable = Variable(
      name: key.scalarText, nameSpan: key.placeSpan,
      entry: key.hasAnchors || node.hasAnchors ? nil : key.span(through: node),
      lifetime: .request, lifetimeSpan: key.placeSpan, isOptional: false)
    if !isVariableName(key) {
      fail(
        "'\(variable.name)' cannot be a variable's name", at: key.placeSpan,
        remedy: "Use letters, digits, '_' and '-'.")
    }
    if node.isNull {
      template.declare(variable)
      return
    }
    guard expect(.mapping, node, for: variable.name) else { return }
    for entry in node.entries {
      switch entry.key.scalarText {
      case "lifetime": readLifetime(entry.value, into: &variable)
      case "value": variable.value = readValue(entry.value)
      case "default": variable.fallback = promptValue(entry.value)
      case "optional": variable.isOptional = flag(entry.value, for: "optional")
      case "budget": variable.budget = budget(entry.value)
      case "description": break
      default: reportUnknownKey(entry.key, among: Self.keys)
      }
    }
    if variable.value != nil, node["lifetime"] == nil {
      variable.lifetime = .static
      variable.hasLifetime = true
    }
    if let value = variable.value, variable.lifetime != .static {
      fail(
        "only a static variable has a 'value' in the template, and '\(variable.name)' is "
          + "\(variable.lifetime)", at: value.span,
        remedy: "Declare it 'lifetime: static', or use 'default:' for a value that rows replace.")
    }
    variable.value?.forEachHole { hole in
      fail("a variable's value cannot hold another hole", at: hole.span)
    }
    template.declare(variable)
  }

  /// Names are what a hole can say as the root of its path.
  private func isVariableName(_ key: YAMLNode) -> Bool {
    var parser = HoleParser(key.scalarBytes)
    guard let path = try? parser.parseBarePath() else { return false }
    return path.steps.isEmpty
  }

  private mutating func readLifetime(_ node: YAMLNode, into variable: inout Variable) {
    guard let text = string(node, for: "lifetime") else { return }
    guard let lifetime = Lifetime(name: text) else {
      let known = Lifetime.allCases.map(\.description)
      let nearest = NearestName.of(text, among: known)
      fail(
        "unknown lifetime '\(text)'", at: node.span,
        remedy: nearest.map { "Did you mean '\($0)'?" }
          ?? "Use one of: \(known.joined(separator: ", ")).")
      return
    }
    variable.lifetime = lifetime
    variable.hasLifetime = true
    variable.lifetimeSpan = node.span
  }

  private mutating func flag(_ node: YAMLNode, for name: String) -> Bool {
    if let value = node.boolValue { return value }
    fail("'\(name)' takes true or false", at: node.span)
    return false
  }

  /// `4000` (bytes), `4000 bytes` or `2000 tokens`.
  private mutating func budget(_ node: YAMLNode) -> Variable.Budget? {
    guard let text = string(node, for: "budget") else { return nil }
    let parts = text.split(separator: " ")
    if let count = parts.first.flatMap({ Int($0) }), count >= 0, parts.count <= 2,
      let unit = parts.count == 1 ? .bytes : Variable.Budget.Unit(rawValue: String(parts[1]))
    {
      return Variable.Budget(limit: count, unit: unit, span: node.span)
    }
    fail("'\(text)' is not a budget such as '4000' (bytes) or '2000 tokens'", at: node.span)
    return nil
  }

  /// A value for rows that have none.
  private mutating func promptValue(_ node: YAMLNode) -> PromptValue? {
    switch node.kind {
    case .scalar: return scalarValue(node)
    case .sequence:
      return .array(node.elements.compactMap { promptValue($0) })
    case .mapping:
      return .object(
        node.entries.compactMap { entry in
          promptValue(entry.value).map { .init(entry.key.scalarText, $0) }
        })
    }
  }

  private func scalarValue(_ node: YAMLNode) -> PromptValue {
    if node.isNull { return .null }
    if let flag = node.boolValue { return .bool(flag) }
    if let number = node.integerValue { return .integer(number) }
    if node.resolution == .float, let number = Double(node.scalarText) { return .number(number) }
    return .string(node.scalarText)
  }
}
