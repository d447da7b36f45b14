import PromptSkeleton
import PromptTemplate

/// Renders the value of a static variable as a hole would.
enum StaticValue {
  /// The bytes that stand where the hole is, escaped for the JSON string around it.
  static func escaped(
    _ value: TemplateValue, at reference: HoleReference
  ) throws(RenderError) -> [UInt8] {
    let root = promptValue(value)
    let skeleton = Skeleton(
      name: "", model: "", endpoint: .anthropicMessages, variables: [],
      chunks: [.hole(Hole(path: reference.path, encoding: reference.encoding, lifetime: .static))],
      prefixStart: 0, breakpoints: [])
    return try skeleton.render(.object([.init(reference.path.root, root)]))
  }

  static func promptValue(_ value: TemplateValue) -> PromptValue {
    switch value {
    case .object(let members, _):
      return .object(
        members.map { .init(String(decoding: $0.name, as: UTF8.self), promptValue($0.value)) })
    case .array(let elements, _): return .array(elements.map(promptValue))
    case .text: return .string(String(decoding: value.constantText ?? [], as: UTF8.self))
    case .atom(let bytes, _): return atom(String(decoding: bytes, as: UTF8.self))
    }
  }

  private static func atom(_ text: String) -> PromptValue {
    switch text {
    case "null": .null
    case "true": .bool(true)
    case "false": .bool(false)
    default: Int(text).map { .integer($0) } ?? .number(Double(text) ?? 0)
    }
  }
}
