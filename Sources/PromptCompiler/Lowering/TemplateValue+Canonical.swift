import PromptSkeleton
import PromptTemplate

extension TemplateValue {
  /// The value as canonical JSON (RFC 8785) has it: members sorted by the UTF-16 code units of their
  /// names, numbers as ECMAScript prints them. A number that a double cannot hold stays as written.
  var canonical: TemplateValue {
    switch self {
    case .object(let members, let span):
      let sorted = members.map { member in
        var member = member
        member.value = member.value.canonical
        return (name: String(decoding: member.name, as: UTF8.self), member: member)
      }.sorted { $0.name.utf16.lexicographicallyPrecedes($1.name.utf16) }
      return .object(sorted.map(\.member), span)
    case .array(let elements, let span): return .array(elements.map(\.canonical), span)
    case .text: return self
    case .atom(let written, let span):
      // One beyond 64 bits would come back as another number.
      let isWhole = written.dropFirst().allSatisfy { (0x30...0x39).contains($0) }
      if isWhole, Int(String(decoding: written, as: UTF8.self)) == nil { return self }
      var bytes: [UInt8] = []
      do throws(JSONBytes.JSONError) {
        try JSONBytes.appendCanonical(StaticValue.promptValue(self), to: &bytes)
        return .atom(bytes, span)
      } catch {
        return self
      }
    }
  }
}
