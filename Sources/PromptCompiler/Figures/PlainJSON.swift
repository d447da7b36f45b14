package import PromptSkeleton

/// Writes values that need not be canonical: defaults, which may hold integers of any size.
package enum PlainJSON {
  package static func bytes(of value: PromptValue) -> [UInt8] {
    var output: [UInt8] = []
    append(value, to: &output)
    return output
  }

  private static func append(_ value: PromptValue, to output: inout [UInt8]) {
    switch value {
    case .null: output += "null".utf8
    case .bool(let flag): output += (flag ? "true" : "false").utf8
    case .integer(let number): output += String(number).utf8
    case .number(let number): output += (number.isFinite ? number.description : "null").utf8
    case .string(let text): JSONBytes.appendString(text.utf8, to: &output)
    case .array(let elements):
      output.append(UInt8(ascii: "["))
      for (index, element) in elements.enumerated() {
        if index > 0 { output += ", ".utf8 }
        append(element, to: &output)
      }
      output.append(UInt8(ascii: "]"))
    case .object(let members):
      output.append(UInt8(ascii: "{"))
      for (index, member) in members.enumerated() {
        if index > 0 { output += ", ".utf8 }
        JSONBytes.appendString(member.name.utf8, to: &output)
        output += ": ".utf8
        append(member.value, to: &output)
      }
      output.append(UInt8(ascii: "}"))
    }
  }
}
