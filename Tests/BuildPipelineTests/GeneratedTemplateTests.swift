import BuildPipeline
import Files
import FoundationEssentials
import JSONText
import LintPipeline
import PromptCompiler
import PromptEmitters
import PromptSkeleton
import Reporting
import SampleRows
import SourceText
import TemplateRequests
import TestSupport
import Testing

/// What lint says of a template's breakpoints is what its bodies have, whatever the rows leave out.
@Suite("Generated templates")
struct GeneratedTemplateTests {
  @Test("have their breakpoints where the bodies have them", arguments: 0..<8)
  func breakpoints(group: Int) throws {
    let folder = try TemporaryDirectory()
    for seed in 0..<40 {
      let template = GeneratedTemplate(seed: UInt64(group * 1000 + seed))
      try folder.write(template.text, to: "t\(seed).prompt.yaml")
      try folder.write(template.rows, to: "t\(seed).samples.jsonl")
    }
    var pipeline = LintPipeline(.init(paths: [folder.path]))
    let findings = Dictionary(
      grouping: pipeline.run().report.findings, by: { $0.span.file.path })
    let inputs = BuildInputs(paths: [folder.path])
    // Breakpoints stand wherever chance put them, blocks are empty, and the answer is begun.
    let rules = Set(inputs.findings.map(\.rule))
    #expect(
      rules.isSubset(of: [
        "uncacheable-block", "ttl-order", "too-many-breakpoints", "rejected-parameter",
      ]))
    #expect(inputs.notAnalysed.isEmpty)
    var marked = 0
    for template in inputs.templates {
      let found = findings[template.path] ?? []
      for variant in template.emitted.variants {
        marked += try check(variant, of: template, found)
      }
    }
    #expect(marked > 100)
  }

  /// Checks one template for one model and returns how many breakpoints its bodies have.
  private func check(
    _ variant: EmittedTemplate.Variant, of template: BuildInputs.Template, _ found: [Diagnostic]
  ) throws -> Int {
    let skeleton = variant.skeleton
    let source = try CompiledSource.load(template.path, tier: variant.compiled.tier).get()
    let decoded = try JSONDecoder().decode(
      Skeleton.self, from: Data(SkeletonJSON.bytes(of: variant, source: template.path)))
    var reader = try #require(source.rows).reader()
    var marked = 0
    var emptyRow: Int?
    while let outcome = try reader.next() {
      guard case .row(let row) = outcome else { continue }
      let values = try row.values()
      let bytes = try skeleton.render(values)
      let body = try RenderedBody(bytes)
      let place: Comment =
        "\(template.path) row \(row.number): \(String(decoding: bytes, as: UTF8.self))"
      #expect(try decoded.render(values) == bytes, place)
      var frozen = skeleton
      for lifetime in Lifetime.allCases { frozen = try frozen.freeze(values, through: lifetime) }
      #expect(try frozen.render(values) == bytes, place)
      var ends: Set<Int> = []
      for index in skeleton.breakpoints.indices {
        let prefix = try skeleton.renderPrefix(at: index, values)
        #expect(try decoded.renderPrefix(at: index, values) == prefix, place)
        ends.insert(try RenderedBody(closing: prefix).blocks.count)
      }
      ends.remove(0)
      if skeleton.endpoint == .anthropicMessages {
        #expect(body.breakpoints == ends, place)
        if body.markers > 4 { #expect(found.contains { $0.rule == "too-many-breakpoints" }, place) }
        if body.hasTwoLifetimesAtEnd { #expect(found.contains { $0.rule == "ttl-order" }, place) }
        if body.hasEmptyText { emptyRow = emptyRow ?? row.number }
      } else {
        #expect(body.breakpoints.isSubset(of: ends), place)
      }
      if body.hasEmptyList { emptyRow = emptyRow ?? row.number }
      marked += body.markers
    }
    let reported = found.filter { $0.rule == "uncacheable-block" && $0.message.hasPrefix("row ") }
    if let emptyRow {
      let text = try FileReader.bytes(of: template.path)
      #expect(
        reported.contains { $0.message.hasPrefix("row \(emptyRow) leaves") },
        "\(String(decoding: text, as: UTF8.self))")
    } else if template.emitted.variants.count == 1 {
      #expect(reported.isEmpty, "\(template.path)")
    }
    return marked
  }
}

/// A body as the API sees it: its blocks in the order of the prefix, and which ask for a breakpoint.
private struct RenderedBody {
  var blocks: [JSONValue] = []
  private var automatic: JSONValue?
  private var hasMessages = false
  /// Whether the request has no messages, or a message no content.
  private(set) var hasEmptyList = false

  init(_ bytes: [UInt8]) throws {
    let root = try JSONDocument(parsing: bytes).root
    automatic = root["cache_control"]
    if let tools = root["tools"] { blocks += tools.elements }
    if let system = root["system"] { blocks += system.elements }
    hasEmptyList = root["messages"]?.elements.first { _ in true } == nil
    for message in root["messages"]?.elements.map({ $0 }) ?? [] {
      guard let content = message["content"] else { continue }
      let own = content.kind == .array ? Array(content.elements) : [content]
      if own.isEmpty { hasEmptyList = true } else { hasMessages = true }
      blocks += own
    }
  }

  /// A prefix, which ends behind a block, as a body.
  init(closing prefix: [UInt8]) throws {
    var open: [UInt8] = []
    var isInString = false
    var isEscaped = false
    for byte in prefix {
      if isEscaped {
        isEscaped = false
      } else if isInString {
        isEscaped = byte == UInt8(ascii: "\\")
        isInString = byte != UInt8(ascii: "\"")
      } else {
        switch byte {
        case UInt8(ascii: "\""): isInString = true
        case UInt8(ascii: "{"): open.append(UInt8(ascii: "}"))
        case UInt8(ascii: "["): open.append(UInt8(ascii: "]"))
        case UInt8(ascii: "}"), UInt8(ascii: "]"): open.removeLast()
        default: break
        }
      }
    }
    try self.init([UInt8(ascii: "{")] + prefix.dropFirst() + open.reversed() + [UInt8(ascii: "}")])
  }

  private static func marker(of block: JSONValue) -> JSONValue? {
    block["cache_control"] ?? block["prompt_cache_breakpoint"]
  }

  /// How many blocks each breakpoint has before it.
  var breakpoints: Set<Int> {
    var ends = Set(blocks.indices.filter { Self.marker(of: blocks[$0]) != nil }.map { $0 + 1 })
    if automatic != nil, !blocks.isEmpty { ends.insert(blocks.count) }
    return ends
  }

  var markers: Int {
    blocks.count { Self.marker(of: $0) != nil } + (automatic == nil ? 0 : 1)
  }

  /// Of a request that has messages: the API takes no other.
  var hasTwoLifetimesAtEnd: Bool {
    guard hasMessages, let automatic, let own = blocks.last.flatMap(Self.marker) else {
      return false
    }
    return automatic["ttl"]?.string != own["ttl"]?.string
  }

  var hasEmptyText: Bool {
    blocks.contains { $0["type"]?.string == "text" && $0["text"]?.string.isEmpty ?? false }
  }
}
