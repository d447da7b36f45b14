import JSONText
import PromptSkeleton
import SourceText
import YAMLText

extension TemplateReader {
  /// A YAML value as the JSON value that is sent, holes allowed in its strings.
  mutating func readValue(_ node: YAMLNode, without dropped: Set<String> = []) -> TemplateValue {
    switch node.kind {
    case .mapping:
      if isUnquotedHole(node) { failUnquotedHole(node) }
      var members: [TemplateValue.Member] = []
      for entry in node.entries where !dropped.contains(entry.key.scalarText) {
        guard entry.key.kind == .scalar else {
          fail("a key is a text", at: entry.key.span)
          continue
        }
        checkName(entry.key.scalarBytes, at: entry.key.span)
        members.append(
          .init(
            name: Array(entry.key.scalarBytes), nameSpan: entry.key.span,
            value: readValue(entry.value)))
      }
      return .object(members, node.span)
    case .sequence:
      return .array(node.elements.map { readValue($0) }, node.span)
    case .scalar:
      return readScalar(node)
    }
  }

  private mutating func readScalar(_ node: YAMLNode) -> TemplateValue {
    switch node.resolution {
    case .null, nil: return .atom(Array("null".utf8), node.span)
    case .boolean, .integer: return .atom(Array(node.scalarBytes), node.span)
    case .float:
      var bytes: [UInt8] = []
      if let number = Double(node.scalarText),
        (try? JSONBytes.appendCanonical(.number(number), to: &bytes)) != nil
      {
        return .atom(bytes, node.span)
      }
    case .string: break
    }
    return .text(readText(node), node.span)
  }

  /// The text of a scalar with its holes.
  mutating func readText(_ node: YAMLNode) -> TemplateText {
    scan(node.scalarBytes, origin: .yaml(node))
  }

  mutating func scan(_ bytes: ArraySlice<UInt8>, origin: TextOrigin) -> TemplateText {
    let (text, found) = TextScanner.scan(bytes, origin: origin)
    for diagnostic in found { findings.add(diagnostic) }
    return text
  }

  /// A value of an included JSON file, holes allowed in its strings.
  mutating func readValue(
    _ value: JSONValue, in file: SourceFile
  ) -> TemplateValue {
    let span = file.span(value.range)
    switch value.kind {
    case .object:
      var members: [TemplateValue.Member] = []
      for member in value.members {
        let name = member.key.stringBytes()
        checkName(name[...], at: file.span(member.key.range))
        members.append(
          .init(
            name: name, nameSpan: file.span(member.key.range),
            value: readValue(member.value, in: file)))
      }
      return .object(members, span)
    case .array:
      return .array(value.elements.map { readValue($0, in: file) }, span)
    case .string:
      let bytes = value.stringBytes()
      return .text(scan(bytes[...], origin: .json(file, value.range)), span)
    case .number, .true, .false, .null:
      return .atom(Array(value.rawBytes), span)
    }
  }

  /// A member's name is sent as it is, so that a hole in it would be, too.
  private mutating func checkName(_ name: ArraySlice<UInt8>, at span: SourceSpan) {
    guard zip(name, name.dropFirst()).contains(where: { $0 == 0x7B && $1 == 0x7B }) else { return }
    fail("a key cannot have a hole", at: span, remedy: "Put the value into a text.")
  }
}
