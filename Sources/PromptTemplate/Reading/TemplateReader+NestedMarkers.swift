import PromptSkeleton
import SourceText

extension TemplateReader {
  /// Takes the markers out of a block in the provider's own shape: its own and those of the blocks
  /// that it holds.
  mutating func takeMarker(from value: inout TemplateValue) -> Element.Marker? {
    let nested = hoistMarker(from: &value)
    guard case .object(var members, let span) = value,
      let index = members.firstIndex(where: { $0.name.elementsEqual("cache_control".utf8) })
    else { return nested }
    let own = members.remove(at: index)
    value = .object(members, span)
    return marker(of: own.value) ?? nested
  }

  /// Takes the markers out of the blocks that a tool result or a document holds.
  ///
  /// The API counts one on the last of them as the outer block's own, and rejects any other. Source:
  /// Anthropic, release notes, 1 May 2025.
  private mutating func hoistMarker(from value: inout TemplateValue) -> Element.Marker? {
    guard let type = value.member("type")?.constantText else { return nil }
    switch String(decoding: type, as: UTF8.self) {
    case "tool_result": return takeMarkers(at: ["content"], in: &value)
    case "document": return takeMarkers(at: ["source", "content"], in: &value)
    default: return nil
    }
  }

  private mutating func takeMarkers(
    at path: ArraySlice<String>, in value: inout TemplateValue
  ) -> Element.Marker? {
    guard let name = path.first else { return takeMarkers(ofElements: &value) }
    guard case .object(var members, let span) = value,
      let index = members.firstIndex(where: { $0.name.elementsEqual(name.utf8) })
    else { return nil }
    let marker = takeMarkers(at: path.dropFirst(), in: &members[index].value)
    value = .object(members, span)
    return marker
  }

  private mutating func takeMarkers(ofElements value: inout TemplateValue) -> Element.Marker? {
    guard case .array(var elements, let span) = value else { return nil }
    var last: Element.Marker?
    for index in elements.indices {
      guard case .object(var members, let span) = elements[index],
        let control = members.firstIndex(where: { $0.name.elementsEqual("cache_control".utf8) })
      else { continue }
      let found = members.remove(at: control)
      elements[index] = .object(members, span)
      if index == elements.indices.last {
        last = marker(of: found.value)
      } else {
        report(
          "uncacheable-block", .error,
          "a breakpoint cannot stand on a nested block that is not the last one",
          at: found.value.span, remedy: "Put it on the block that holds the others.")
      }
    }
    value = .array(elements, span)
    return last
  }

  /// The marker of a `cache_control` that was read as a value.
  private mutating func marker(of control: TemplateValue) -> Element.Marker? {
    guard case .object = control else { return nil }
    let ttl = control.member("ttl").flatMap { value in
      value.constantText.map { lifetime(String(decoding: $0, as: UTF8.self), at: value.span) }
    }
    return .init(ttl: ttl ?? .fiveMinutes, span: control.span)
  }
}
