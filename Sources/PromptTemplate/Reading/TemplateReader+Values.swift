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
    diagnostics += found
    return text
  }

  /// A value of an included JSON file, holes allowed in its strings.
  mutating func readValue(
    _ value: JSONValue, in file: SourceFile, without dropped: Set<String> = []
  ) -> TemplateValue {
    let span = file.span(value.range)
    switch value.kind {
    case .object:
      var members: [TemplateValue.Member] = []
      for member in value.members {
        let name = member.key.stringBytes()
        if dropped.contains(String(decoding: name, as: UTF8.self)) { continue }
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
}
