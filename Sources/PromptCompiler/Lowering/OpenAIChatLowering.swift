import PromptCache
import PromptSkeleton
import PromptTemplate
import SourceText

/// Lowers a plan to a request body of OpenAI's Chat Completions API, which GitHub Models speaks.
///
/// A breakpoint is written as `prompt_cache_breakpoint` on a part of a message, which GPT-5.6 and
/// later take; elsewhere the provider caches by itself and nothing is written. Source: OpenAI,
/// prompt caching guide, and Python SDK 3.52.0.
///
/// The parameters that the whole prefix depends on come first in it; the guide lists them.
///
/// Members are in canonical order (RFC 8785), as `splice` writes them.
struct OpenAIChatLowering: RequestLowering, ~Copyable {
  var writer: RequestWriter
  /// Whether the model takes breakpoints; an older one answers with an error.
  private let takesMarkers: Bool

  init(_ scope: LifetimeScope, scheme: CachingScheme?) {
    writer = RequestWriter(scope)
    takesMarkers = scheme == .markedOrImplicit
  }

  static let endpoint = Skeleton.Endpoint.openAIChat

  private static let schemaParameters = ["responseFormat", "jsonSchema"]
  /// Parameters whose change loses the whole prefix: those that the guide lists, and the key by
  /// which requests are kept apart, of which `prompt_cache_diagnostics` says so.
  private static let leadingParameters = [
    "reasoning_effort", "parallel_tool_calls", "prompt_cache_key", "response_format",
    "service_tier", "verbosity",
  ]

  mutating func write(_ plan: RequestPlan, model: String) -> Int {
    writer.builder.frame("{\"model\":")
    var name: [UInt8] = []
    JSONBytes.appendString(model.utf8, to: &name)
    writer.builder.frame(name)
    for parameter in writer.template.parameters
    where !Self.schemaParameters.contains(parameter.name)
      && !Self.leadingParameters.contains(parameter.name)
    {
      write(parameter)
    }
    let start = writer.startPrefix()
    writeResponseFormat()
    for parameter in writer.template.parameters
    where Self.leadingParameters.contains(parameter.name) {
      write(parameter)
    }
    writeTools(plan.tools)
    writeMessages(plan)
    return start
  }

  private mutating func write(_ parameter: Template.Parameter) {
    writer.builder.frame(",")
    writer.parameterName(parameter.name, parameter.nameSpan)
    writer.value(parameter.value)
  }

  private mutating func writeResponseFormat() {
    if let schema = GitHubSchema.schema(of: writer.template, isWhole: true) {
      writer.builder.frame(",\"response_format\":{\"type\":\"json_schema\",\"json_schema\":")
      writer.builder.construct(schema.bytes, schema.span)
      writer.builder.frame("}")
    } else if let format = writer.template.parameter("responseFormat") {
      writer.builder.frame(",\"response_format\":{\"type\":")
      writer.value(format.value)
      writer.builder.frame("}")
    }
  }

  private mutating func writeTools(_ tools: [PlannedBlock]) {
    guard !tools.isEmpty else { return }
    writer.builder.frame(",\"tools\":[")
    var state = RequestWriter.ArrayState.empty
    for tool in tools {
      let start = writer.builder.flush()
      let element = tool.element
      if case .splice(let list) = element.content {
        writer.splice(list, condition: element.condition, &state)
      } else if case .value(let value) = element.content {
        writer.arrayElement(
          &state, condition: element.condition, repetition: element.repetition
        ) { inner in
          Self.writeTool(value, with: &inner)
        }
      }
      writer.endPosition(.tools, from: start, block: tool, kind: "tool")
    }
    writer.builder.frame("]")
  }

  /// A tool in this API's shape; one in Anthropic's shape is wrapped.
  private static func writeTool(_ value: TemplateValue, with writer: inout RequestWriter) {
    guard case .object(let members, let span) = value, value.member("function") == nil,
      value.member("input_schema") != nil
    else {
      writer.value(value)
      return
    }
    let renamed = members.map { member in
      var member = member
      if member.name.elementsEqual("input_schema".utf8) { member.name = Array("parameters".utf8) }
      return member
    }
    writer.builder.frame("{\"type\":\"function\",\"function\":")
    writer.value(.object(renamed, span))
    writer.builder.frame("}")
  }

  private mutating func writeMessages(_ plan: RequestPlan) {
    writer.builder.frame(",\"messages\":[")
    var state = RequestWriter.ArrayState.empty
    for block in plan.system { writeSystem(block, &state) }
    let takesMarkers = takesMarkers
    writer.messages(of: plan, &state) { inner, blocks, index in
      Self.writeContent(blocks, takesMarkers, message: index, with: &inner)
    }
    writer.builder.frame("]}")
  }

  private mutating func writeSystem(
    _ block: PlannedBlock, _ state: inout RequestWriter.ArrayState
  ) {
    let start = writer.builder.flush()
    let element = block.element
    let marked = takesMarkers && block.marker != nil
    writer.arrayElement(
      &state, condition: element.condition, repetition: element.repetition
    ) { inner in
      inner.builder.frame("{\"content\":")
      inner.content(of: block, marked: marked)
      inner.builder.frame(",\"role\":\"system\"}")
    }
    let isList = if case .splice = element.content { true } else { false }
    writer.endPosition(.system, from: start, block: block, kind: isList ? nil : "text")
  }

  private static func writeContent(
    _ blocks: [PlannedBlock], _ takesMarkers: Bool, message: Int,
    with writer: inout RequestWriter
  ) {
    if blocks.count == 1, !takesMarkers || blocks[0].marker == nil,
      blocks[0].element.condition == nil, blocks[0].element.repetition == nil,
      case .text(let text) = blocks[0].element.content
    {
      let start = writer.builder.flush()
      writer.string(text)
      writer.endPosition(.messages, from: start, block: blocks[0], kind: "text", message: message)
      return
    }
    writer.builder.frame("[")
    var state = RequestWriter.ArrayState.empty
    for block in blocks {
      let start = writer.builder.flush()
      let element = block.element
      let marked = takesMarkers && block.marker != nil
      if case .splice(let list) = element.content {
        writer.splice(list, condition: element.condition, &state)
      } else {
        writer.arrayElement(
          &state, condition: element.condition, repetition: element.repetition
        ) { inner in
          inner.part(block, marked: marked)
        }
      }
      writer.endPosition(.messages, from: start, block: block, kind: "text", message: message)
    }
    writer.builder.frame("]")
  }
}

extension RequestWriter {
  /// The content of a message that has one block.
  fileprivate mutating func content(of block: PlannedBlock, marked: Bool) {
    if !marked, case .text(let text) = block.element.content {
      string(text)
    } else if case .splice(let list) = block.element.content {
      var state = ArrayState.empty
      builder.frame("[")
      splice(list, condition: nil, &state)
      builder.frame("]")
    } else {
      builder.frame("[")
      part(block, marked: marked)
      builder.frame("]")
    }
  }

  /// One part of a message's content, with its breakpoint if it is marked.
  fileprivate mutating func part(_ block: PlannedBlock, marked: Bool) {
    let marker = marked ? block.marker : nil
    let control = Array(",\"prompt_cache_breakpoint\":{\"mode\":\"explicit\"}".utf8)
    switch block.element.content {
    case .text(let text):
      builder.frame("{\"text\":")
      string(text)
      builder.frame(",\"type\":\"text\"")
      if let marker { builder.marker(control, marker.span) }
      builder.frame("}")
    case .value(let value): self.value(value, marker: marker.map { (control, $0.span) })
    case .splice, .breakpoint: break
    }
  }
}
