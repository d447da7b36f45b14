import Files
import SourceText

/// Findings as SARIF results.
struct SARIFResults {
  private let ruleIndices: [RuleID: Int]
  private let options: ReportOptions
  private var positions = Positions()
  private var fingerprints = Fingerprints()

  init(rules: [SARIFRule], options: ReportOptions) {
    ruleIndices = Dictionary(
      uniqueKeysWithValues: rules.enumerated().map { ($0.element.id, $0.offset) })
    self.options = options
  }

  mutating func result(for finding: Diagnostic) -> [UInt8] {
    let table = positions.table(of: finding.span.file)
    let fingerprint = fingerprints.fingerprint(of: finding, in: table)
    let located = finding.notes.filter { $0.span != nil }.prefix(
      SARIFReporter.Limit.relatedLocations)
    let primary = location(finding.span)
    var related: [[UInt8]] = []
    var flow = [location(finding.span, message: finding.message)]
    for (index, note) in located.enumerated() {
      guard let span = note.span else { continue }
      related.append(location(span, message: note.message, id: index + 1))
      flow.append(location(span, message: note.message))
    }
    return JSONBuilder.object { json in
      json.add("ruleId", finding.rule.name)
      json.add("ruleIndex", ruleIndices[finding.rule])
      json.add("level", Self.level(finding.severity))
      json.add("message", Self.message(Self.text(of: finding)))
      json.add("locations", JSONBuilder.array([primary]))
      if !related.isEmpty { json.add("relatedLocations", JSONBuilder.array(related)) }
      json.add(
        "partialFingerprints",
        JSONBuilder.object { $0.add("primaryLocationLineHash", fingerprint) })
      // The way from the value to the breakpoint that it breaks.
      if finding.prefix != nil, flow.count > 1 {
        json.add("codeFlows", JSONBuilder.array([Self.codeFlow(flow)]))
      }
      if let fix = finding.fix { json.add("fixes", JSONBuilder.array([self.fix(fix)])) }
      if let facts = finding.prefix { json.add("properties", Self.properties(facts)) }
    }
  }

  static func level(_ severity: Severity) -> String {
    switch severity {
    case .error: "error"
    case .warning: "warning"
    case .hint: "note"
    }
  }

  /// A message object, its text made visible and cut to what GitHub accepts, and never empty.
  static func message(_ text: String) -> [UInt8] {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let visible = lines.map { VisibleText.plain(String($0)) }.joined(separator: "\n")
    var cut = visible
    if visible.unicodeScalars.count > SARIFReporter.Limit.text {
      cut = String(
        String.UnicodeScalarView(visible.unicodeScalars.prefix(SARIFReporter.Limit.text - 3)))
      cut += "..."
    }
    return JSONBuilder.object { $0.add("text", cut.isEmpty ? "-" : cut) }
  }

  static func artifact(_ path: String, _ options: ReportOptions) -> [UInt8] {
    JSONBuilder.object { json in
      json.add("uri", URIText.reference(to: options.relative(path)))
      json.add("uriBaseId", "%SRCROOT%")
    }
  }

  private static func text(of finding: Diagnostic) -> String {
    var lines = [finding.message]
    if let facts = finding.prefix { lines += PrefixLines.lines(of: facts) }
    if let remedy = finding.remedy { lines.append(remedy) }
    return lines.joined(separator: "\n")
  }

  private mutating func location(
    _ span: SourceSpan, message: String? = nil, id: Int? = nil
  ) -> [UInt8] {
    let region = region(of: span)
    return JSONBuilder.object { json in
      if let id { json.add("id", id) }
      json.add(
        "physicalLocation",
        JSONBuilder.object { json in
          json.add("artifactLocation", Self.artifact(span.file.path, options))
          json.add("region", region)
        })
      if let message { json.add("message", Self.message(message)) }
    }
  }

  private mutating func region(of span: SourceSpan) -> [UInt8] {
    let (start, end) = positions.region(of: span)
    return JSONBuilder.object { json in
      json.add("startLine", start.line)
      json.add("startColumn", start.column)
      json.add("endLine", end.line)
      json.add("endColumn", end.column)
    }
  }

  private static func codeFlow(_ locations: [[UInt8]]) -> [UInt8] {
    JSONBuilder.object { json in
      let steps = locations.map { location in JSONBuilder.object { $0.add("location", location) } }
      let flow = JSONBuilder.object { $0.add("locations", JSONBuilder.array(steps)) }
      json.add("threadFlows", JSONBuilder.array([flow]))
    }
  }

  private mutating func fix(_ fix: Fix) -> [UInt8] {
    var changes: [(path: String, replacements: [[UInt8]])] = []
    for replacement in fix.replacements {
      let region = region(of: replacement.span)
      let json = JSONBuilder.object { json in
        json.add("deletedRegion", region)
        json.add(
          "insertedContent",
          JSONBuilder.object { $0.add("text", JSONBuilder.string(replacement.bytes)) })
      }
      let path = replacement.span.file.path
      if let index = changes.firstIndex(where: { $0.path == path }) {
        changes[index].replacements.append(json)
      } else {
        changes.append((path, [json]))
      }
    }
    let options = options
    return JSONBuilder.object { json in
      json.add("description", Self.message(fix.summary))
      let elements = changes.map { change in
        JSONBuilder.object { json in
          json.add("artifactLocation", Self.artifact(change.path, options))
          json.add("replacements", JSONBuilder.array(change.replacements))
        }
      }
      json.add("artifactChanges", JSONBuilder.array(elements))
    }
  }

  private static func properties(_ facts: PrefixFacts) -> [UInt8] {
    JSONBuilder.object { json in
      if let variable = facts.variable { json.add("variable", variable) }
      if let cause = facts.cause { json.add("cause", cause) }
      if let evidence = facts.evidence { json.add("evidence", evidence.rawValue) }
      if let tokens = facts.tokensLost { json.add("tokensLost", tokens.point) }
    }
  }
}
