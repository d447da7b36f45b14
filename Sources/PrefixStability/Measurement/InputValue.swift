import JSONText
import PromptSkeleton
import SampleRows

/// What a row answers to an input.
enum InputValue {
  /// The bytes that are compared: what the value renders to, or whether a condition holds.
  case bytes([UInt8])
  case missing
  /// The row leaves out the blocks that would have it.
  case leftOut
  /// The value is of a kind that cannot go there.
  case unfit(Misfit)

  static let isTrue: [UInt8] = [1]
  static let isFalse: [UInt8] = [0]

  /// The answer of a row.
  static func of(_ input: RowInput, in row: Row) -> InputValue {
    guard input.conditions.allSatisfy({ holds($0, in: row) }) else { return .leftOut }
    guard let raw = row.raw(input.slot, input.rowPath.steps) else {
      return input.fallback.map { .bytes($0) } ?? .missing
    }
    return input.loops.isEmpty ? of(input, raw: raw) : ofElements(input, value(ofList: raw))
  }

  private static func holds(_ condition: RowInput.Condition, in row: Row) -> Bool {
    guard let raw = row.raw(condition.slot, condition.path.steps) else {
      return condition.holdsWithout
    }
    return isTruthy(raw)
  }

  private static func isTruthy(_ raw: ArraySlice<UInt8>) -> Bool {
    let value = try? JSONDocument(parsing: Array(raw)).root.promptValue()
    return value?.isTruthy ?? false
  }

  /// The bytes for a row that has no value, if the template then has one or needs none.
  static func ofAbsent(_ input: RowInput, default value: PromptValue?) -> [UInt8]? {
    if !input.loops.isEmpty {
      if case .bytes(let bytes) = ofElements(input, value) { return bytes }
      return nil
    }
    return value.flatMap { compared($0, as: input.use) }
      ?? (input.use == .condition ? isFalse : nil)
  }

  private static func value(ofList raw: ArraySlice<UInt8>) -> PromptValue? {
    guard raw.first == UInt8(ascii: "[") else { return nil }
    return try? JSONDocument(parsing: Array(raw)).root.promptValue()
  }

  /// The answers of all elements of a list, one after the other; none where there is no list, which
  /// is another input's matter.
  private static func ofElements(_ input: RowInput, _ list: PromptValue?) -> InputValue {
    guard let list else { return .bytes([]) }
    var output: [UInt8] = []
    for element in input.elements(of: list) {
      guard let element else {
        if input.use != .condition { return .missing }
        output += isFalse
        continue
      }
      guard let bytes = compared(element, as: input.use) else {
        return .unfit(Misfit(found: element.kindName))
      }
      if let misfit = input.elements?.misfit(in: element) { return .unfit(misfit) }
      withUnsafeBytes(of: bytes.count) { output += $0 }
      output += bytes
    }
    return .bytes(output)
  }

  /// The bytes of a value that are compared; nil where it cannot go there.
  private static func compared(_ value: PromptValue, as use: RowInput.Use) -> [UInt8]? {
    switch (use, value) {
    case (.repetition, .array(let elements)): Array(String(elements.count).utf8)
    case (.list, .array): rendered(value.asCached, as: use)
    case (.repetition, _), (.list, _): nil
    default: rendered(value, as: use)
    }
  }

  private static func of(_ input: RowInput, raw: ArraySlice<UInt8>) -> InputValue {
    switch input.use {
    case .text, .json:
      let encoding: Hole.Encoding = input.use == .text ? .text : .json
      guard let bytes = RenderedValue.bytes(ofRaw: raw, as: encoding) else {
        return .unfit(Misfit(found: kindName(raw)))
      }
      return .bytes(bytes)
    case .list, .repetition:
      guard let list = value(ofList: raw), let bytes = compared(list, as: input.use) else {
        return .unfit(Misfit(found: kindName(raw)))
      }
      return input.elements?.misfit(in: list).map { .unfit($0) } ?? .bytes(bytes)
    case .condition:
      return .bytes(isTruthy(raw) ? isTrue : isFalse)
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
