package import JSONText
package import SourceText

extension TemplateValue {
  /// A value of a JSON file that is sent as it is: nothing in it is a hole.
  package init(_ value: JSONValue, in file: SourceFile) {
    let span = file.span(value.range)
    switch value.kind {
    case .object:
      let members = value.members.map { member in
        Member(
          name: member.key.stringBytes(), nameSpan: file.span(member.key.range),
          value: TemplateValue(member.value, in: file))
      }
      self = .object(members, span)
    case .array:
      self = .array(value.elements.map { TemplateValue($0, in: file) }, span)
    case .string:
      let origin = TextOrigin.json(file, value.range)
      let literal = TemplateText.Literal(bytes: value.stringBytes()[...], origin: origin, start: 0)
      self = .text(TemplateText(pieces: [.literal(literal)], origin: origin), span)
    case .number, .true, .false, .null:
      self = .atom(Array(value.rawBytes), span)
    }
  }
}
