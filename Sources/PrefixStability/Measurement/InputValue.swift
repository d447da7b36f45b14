import JSONText
import PromptSkeleton
import SampleRows

/// What a row answers to an input.
enum InputValue {
  /// The bytes that are compared: what the value renders to, or whether a condition holds.
  case bytes([UInt8])
  case missing
  /// The value is of a kind that cannot go there.
  case unfit(found: String)

  static let isTrue: [UInt8] = [1]
  static let isFalse: [UInt8] = [0]

  /// The answer of a row.
  static func of(_ input: RowInput, in row: Row) -> InputValue {
    row.raw(input.slot, input.path.steps).map { of(input, raw: $0) } ?? absent(input)
  }

  private static func absent(_ input: RowInput) -> InputValue {
    input.fallback.map { .bytes($0) } ?? .missing
  }

  private static func of(_ input: RowInput, raw: ArraySlice<UInt8>) -> InputValue {
    switch input.use {
    case .text, .json:
      let encoding: Hole.Encoding = input.use == .text ? .text : .json
      guard let bytes = RenderedValue.bytes(ofRaw: raw, as: encoding) else {
        return .unfit(found: kindName(raw))
      }
      return .bytes(bytes)
    case .list:
      guard raw.first == UInt8(ascii: "["),
        let bytes = RenderedValue.bytes(ofRaw: raw, as: .json)
      else { return .unfit(found: kindName(raw)) }
      return .bytes(bytes)
    case .condition:
      let value = try? JSONDocument(parsing: Array(raw)).root.promptValue()
      return .bytes(value?.isTruthy ?? false ? isTrue : isFalse)
    }
  }

  /// A value as an input renders it; nil where it cannot.
  static func rendered(_ value: PromptValue, as use: RowInput.Use) -> [UInt8]? {
    if use == .condition { return value.isTruthy ? isTrue : isFalse }
    var canonical: [UInt8] = []
    var output: [UInt8] = []
    switch (use, value) {
    case (.text, .string(let text)): JSONBytes.appendEscaped(text.utf8, to: &output)
    case (.text, .integer(let number)): output += String(number).utf8
    case (.text, .bool(let flag)): output += (flag ? "true" : "false").utf8
    case (.text, _): return nil
    default:
      guard (try? JSONBytes.appendCanonical(value, to: &canonical)) != nil else { return nil }
      JSONBytes.appendEscaped(canonical, to: &output)
    }
    return output
  }

  /// The kind of a raw JSON value, as messages name it.
  private static func kindName(_ raw: ArraySlice<UInt8>) -> String {
    switch raw.first {
    case UInt8(ascii: "\""): "a string"
    case UInt8(ascii: "["): "a list"
    case UInt8(ascii: "{"): "an object"
    case UInt8(ascii: "n"): "null"
    case UInt8(ascii: "t"), UInt8(ascii: "f"): "a boolean"
    case _ where raw.contains { [0x2E, 0x65, 0x45].contains($0) }: "a floating-point number"
    case _ where Int(String(decoding: raw, as: UTF8.self)) == nil: "an integer beyond 64 bits"
    default: "an integer"
    }
  }
}
