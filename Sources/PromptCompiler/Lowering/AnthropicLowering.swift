import PromptCache
import PromptSkeleton
import PromptTemplate
import SourceText

/// Lowers a plan to a request body of the Anthropic Messages API.
///
/// The prefix comes in the order in which the provider hashes it: tools, system, then messages;
/// `tool_choice`, which only the messages' part depends on, stands between system and messages.
/// `speed` comes first, for its values share no prefix, and so do `thinking` and `output_config`,
/// which some models render ahead of the tools; which ones is not said, so it is assumed of all.
/// Source: Anthropic, prompt caching, cache invalidation table.
///
/// Messages, their blocks and text blocks have their members in canonical order (RFC 8785), as `splice`
/// writes them: a message of this turn has the same bytes when it comes back as part of the history.
struct AnthropicLowering: RequestLowering, ~Copyable {
  var writer: RequestWriter

  init(_ scope: LifetimeScope, scheme: CachingScheme?) { writer = RequestWriter(scope) }

  static let endpoint = Skeleton.Endpoint.anthropicMessages

  /// Parameters that the whole prefix depends on.
  private static let leadingParameters = ["speed", "thinking", "output_config"]
  /// Parameters that are part of the prefix of the messages.
  private static let messageParameters = ["tool_choice"]
  /// Parameters of other APIs, which the rules report.
  private static let foreignParameters = ["responseFormat", "jsonSchema"]

  mutating func write(_ plan: RequestPlan, model: String) -> Int {
    writer.builder.frame("{\"model\":")
    var name: [UInt8] = []
    JSONBytes.appendString(model.utf8, to: &name)
    writer.builder.frame(name)
    let inPrefix = Self.leadingParameters + Self.messageParameters
    for parameter in writer.template.parameters
    where !inPrefix.contains(parameter.name) && !Self.foreignParameters.contains(parameter.name) {
      write(parameter)
    }
    if let trailing = plan.trailingMarker {
      writer.builder.marker(Self.control("cache_control", trailing.ttl), trailing.span)
    }
    let start = writer.startPrefix()
    for parameter in writer.template.parameters
    where Self.leadingParameters.contains(parameter.name) {
      write(parameter)
    }
    writeTools(plan.tools)
    writeSystem(plan.system)
    for parameter in writer.template.parameters
    where Self.messageParameters.contains(parameter.name) {
      write(parameter)
    }
    writeOutputFormat()
    writeMessages(plan)
    return start
  }

  private mutating func write(_ parameter: Template.Parameter) {
    writer.builder.frame(",")
    writer.parameterName(parameter.name, parameter.nameSpan)
    writer.value(parameter.value)
  }

  /// GitHub Models' `responseFormat` and `jsonSchema` as this API has them.
  private mutating func writeOutputFormat() {
    guard writer.template.parameter("output_config") == nil,
      let schema = GitHubSchema.schema(of: writer.template)
    else { return }
    writer.builder.frame(",\"output_config\":{\"format\":{\"type\":\"json_schema\",\"schema\":")
    writer.builder.construct(schema.bytes, schema.span)
    writer.builder.frame("}}")
  }

  private mutating func writeTools(_ tools: [PlannedBlock]) {
    guard !tools.isEmpty else { return }
    writer.builder.frame(",\"tools\":[")
    var state = RequestWriter.ArrayState.empty
    for tool in tools { write(tool, section: .tools, &state) }
    writer.builder.frame("]")
  }

  private mutating func writeSystem(_ blocks: [PlannedBlock]) {
    guard !blocks.isEmpty else { return }
    writer.builder.frame(",\"system\":[")
    var state = RequestWriter.ArrayState.empty
    for block in blocks { write(block, section: .system, &state) }
    writer.builder.frame("]")
  }

  private mutating func writeMessages(_ plan: RequestPlan) {
    writer.builder.frame(",\"messages\":[")
    var state = RequestWriter.ArrayState.empty
    writer.messages(of: plan, &state) { inner, blocks, index in
      inner.builder.frame("[")
      var blockState = RequestWriter.ArrayState.empty
      for block in blocks {
        Self.write(block, section: .messages, message: index, &blockState, with: &inner)
      }
      inner.builder.frame("]")
    }
    writer.builder.frame("]}")
  }

  private mutating func write(
    _ block: PlannedBlock, section: Position.Section, _ state: inout RequestWriter.ArrayState
  ) {
    Self.write(block, section: section, message: nil, &state, with: &writer)
  }

  private static func write(
    _ block: PlannedBlock, section: Position.Section, message: Int?,
    _ state: inout RequestWriter.ArrayState, with writer: inout RequestWriter
  ) {
    let start = writer.builder.flush()
    let element = block.element
    let marker = block.marker.map { (bytes: control("cache_control", $0.ttl), span: $0.span) }
    switch element.content {
    case .splice(let list):
      writer.splice(list, condition: element.condition, &state)
      writer.endPosition(section, from: start, block: block, kind: nil, message: message)
    case .breakpoint:
      break
    case .text(let text):
      writer.arrayElement(
        &state, condition: element.condition, repetition: element.repetition
      ) { inner in
        inner.builder.frame("{\"text\":")
        inner.string(text)
        inner.builder.frame(",\"type\":\"text\"")
        if let marker { inner.builder.marker(marker.bytes, marker.span) }
        inner.builder.frame("}")
      }
      writer.endPosition(section, from: start, block: block, kind: "text", message: message)
    case .value(let value):
      writer.arrayElement(
        &state, condition: element.condition, repetition: element.repetition
      ) { inner in
        inner.value(value, marker: marker)
      }
      let kind = section == .tools ? "tool" : value.typeName
      writer.endPosition(section, from: start, block: block, kind: kind, message: message)
    }
  }

  /// A member that asks for a breakpoint; five minutes is the API's default and left out.
  static func control(_ name: String, _ ttl: Skeleton.TTL) -> [UInt8] {
    let lifetime = ttl == .fiveMinutes ? "" : ",\"ttl\":\"\(ttl.rawValue)\""
    return Array(",\"\(name)\":{\"type\":\"ephemeral\"\(lifetime)}".utf8)
  }
}
