import JSONText
import PromptSkeleton
package import SourceText
package import YAMLText

/// Reads a YAML document as a template; what it cannot understand becomes a located diagnostic.
package struct TemplateReader: ~Copyable {
  let file: SourceFile
  let includes: any IncludeLoader
  var template: Template
  var findings = FindingList()
  /// The files that are being included, outermost first; never longer than `includeDepthLimit`.
  var includeStack: [SourceFile] = []

  /// How many files were included so far, and how many bytes they have, each time counted anew.
  var included = (files: 0, bytes: 0)
  /// Whether that was too much, which is said once.
  var isOverLimit = false

  static let includeDepthLimit = 16
  /// Files that include others several times multiply; no template comes near this.
  static let includeLimit = (files: 2_000, bytes: 64_000_000)

  /// The template of a parsed file, with everything that is wrong with it.
  package static func read(
    _ document: YAMLDocument, file: SourceFile, includes: any IncludeLoader
  ) -> (template: Template, diagnostics: [Diagnostic]) {
    var reader = TemplateReader(
      file: file, includes: includes, template: Template(file: file, name: name(of: file)))
    reader.check(document)
    reader.readRoot(document.root)
    return (reader.template, reader.findings.diagnostics)
  }

  /// The last part of a path without `.prompt.yaml`, `.prompt.yml`, `.yaml` or `.yml`.
  static func name(of file: SourceFile) -> String {
    let path = file.path.utf8
    let slash = path.lastIndex(of: UInt8(ascii: "/"))
    let base = path[(slash.map { path.index(after: $0) } ?? path.startIndex)...]
    for suffix in [".prompt.yaml", ".prompt.yml", ".yaml", ".yml"]
    where base.count > suffix.utf8.count
      && base.suffix(suffix.utf8.count).elementsEqual(suffix.utf8)
    {
      return String(Substring(base.dropLast(suffix.utf8.count)))
    }
    return String(Substring(base))
  }

  private mutating func readRoot(_ root: YAMLNode?) {
    guard let root else {
      fail("the file is empty", at: file.span(0..<0))
      return
    }
    if let foreign = ForeignFormat.recognise(root) {
      report(
        "foreign-syntax", .error, "this is \(foreign.name), not a template of promptlint",
        at: foreign.key.span,
        remedy: "Write its text as 'system' and 'messages', and its inputs as 'variables'.",
        prevents: true)
      return
    }
    guard root.kind == .mapping else {
      fail(
        "a template is a mapping with 'model' and 'messages'", at: root.span,
        remedy: ForeignFormat.isMessageList(root) ? "Put the list under 'messages:'." : nil)
      return
    }
    for entry in root.entries { readTopLevel(key: entry.key, value: entry.value) }
    if template.messages.isEmpty, root["messages"] == nil {
      fail("a template needs 'messages'", at: root.span.start)
    }
    findDefaultSamples()
  }

  private mutating func readTopLevel(key: YAMLNode, value: YAMLNode) {
    let name = key.scalarText
    switch name {
    case "name": if let text = self.name(value, for: "name") { template.name = text }
    case "description", "evaluators": break
    case "model": readModel(value)
    case "tiers": readTiers(value)
    case "variables": readVariables(value)
    case "tools": template.tools = readElements(value, section: .tools, for: name)
    case "system": template.system = readElements(value, section: .blocks, for: name)
    case "messages": readMessages(value)
    case "samples": readSamples(value)
    case "testData": readTestData(value)
    case "order":
      template.order = choice(value, for: "order", default: template.order) { .init(rawValue: $0) }
    case "cache":
      template.cacheSpan = value.span
      template.cache = choice(value, for: "cache", default: template.cache) { .init(rawValue: $0) }
    case "cache_control": template.automaticMarker = cacheControl(value)
    case "reuse": readReuse(value)
    case "modelParameters": readModelParameters(value)
    case "responseFormat", "jsonSchema":
      readParameter(name, key: key, value: value)
    case _ where RequestParameters.names.contains(name):
      readParameter(name, key: key, value: value)
    default:
      reportUnknownKey(key, among: Self.topLevelKeys + RequestParameters.names)
    }
  }

  static let topLevelKeys = [
    "name", "description", "model", "tiers", "variables", "tools", "system", "messages",
    "samples", "order", "cache", "cache_control", "reuse", "testData", "evaluators",
    "modelParameters",
    "responseFormat", "jsonSchema",
  ]

  mutating func readParameter(_ name: String, key: YAMLNode, value: YAMLNode) {
    template.parameters.append(
      .init(name: name, nameSpan: key.span, value: readValue(value)))
  }

  private mutating func readModelParameters(_ node: YAMLNode) {
    guard !node.isNull, expect(.mapping, node, for: "modelParameters") else { return }
    for entry in node.entries {
      if let name = RequestParameters.gitHubParameter(entry.key.scalarText) {
        readParameter(name, key: entry.key, value: entry.value)
      } else {
        reportUnknownKey(entry.key, among: RequestParameters.gitHubNames)
      }
    }
  }

  private mutating func readModel(_ node: YAMLNode) {
    guard let text = modelName(node, for: "model") else { return }
    template.models.append(.init(tier: nil, model: text, span: node.span))
  }

  private mutating func readTiers(_ node: YAMLNode) {
    guard !node.isNull, expect(.mapping, node, for: "tiers") else { return }
    for entry in node.entries {
      guard let tier = name(entry.key, for: "tiers"), let model = modelName(entry.value, for: tier)
      else { continue }
      template.models.append(.init(tier: tier, model: model, span: entry.value.span))
    }
  }

  /// The name of a model, which no value can be part of: what is cached depends on it.
  private mutating func modelName(_ node: YAMLNode, for key: String) -> String? {
    guard let text = name(node, for: key) else { return nil }
    let found = findings.diagnostics.count
    let hasHoles = readText(node).hasHoles
    guard findings.diagnostics.count == found else { return nil }
    guard !hasHoles else {
      fail(
        "a model's name cannot have a hole: how a request is cached and priced depends on it",
        at: node.span,
        remedy: "Name each model that there can be: 'tiers: {routine: ..., hard: ...}'.")
      return nil
    }
    return text
  }

  private mutating func readReuse(_ node: YAMLNode) {
    guard let text = string(node, for: "reuse") else { return }
    let parts = text.split(separator: " ")
    guard parts.count == 3, parts[1] == "per", let reads = Int(parts[0]), reads >= 0,
      let seconds = Duration.seconds(String(parts[2]))
    else {
      fail("'\(text)' is not a reuse such as '20 per 5m'", at: node.span)
      return
    }
    template.reuse = .init(reads: reads, seconds: seconds, span: node.span)
  }
}

/// Spans of time as people write them in a template.
enum Duration {
  /// The seconds of `90s`, `5m`, `1h` or `1d`; nil for anything else.
  static func seconds(_ text: String) -> Int? {
    guard let unit = text.last, let count = Int(text.dropLast()), (1...1_000_000).contains(count)
    else { return nil }
    switch unit {
    case "s": return count
    case "m": return count * 60
    case "h": return count * 3600
    case "d": return count * 86_400
    default: return nil
    }
  }
}

extension SourceSpan {
  /// The empty span at the beginning of this one.
  var start: SourceSpan {
    SourceSpan(file: file, range: range.lowerBound..<range.lowerBound, isExact: isExact)
  }
}
