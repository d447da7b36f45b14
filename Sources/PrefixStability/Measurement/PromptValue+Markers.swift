import PromptSkeleton

extension PromptValue {
  /// The members that ask for a breakpoint. Source: Anthropic and OpenAI, prompt caching.
  private static let markers = ["cache_control", "prompt_cache_breakpoint"]

  /// A spliced list as the cache sees it: breakpoints that its messages, blocks or tools carry are
  /// no part of any prefix.
  ///
  /// Looks where the APIs take them, so that a member of that name in a tool's input is left alone.
  var withoutMarkers: PromptValue {
    guard case .array(let elements) = self else { return self }
    return .array(elements.map(\.blockWithoutMarkers))
  }

  private var blockWithoutMarkers: PromptValue {
    guard case .object(let members) = self else { return self }
    return .object(
      members.compactMap { member in
        if Self.markers.contains(where: member.name.hasSameBytes) { return nil }
        if member.name.hasSameBytes(as: "content") {
          return Member(member.name, member.value.withoutMarkers)
        }
        let isSource = member.name.hasSameBytes(as: "source")
        return isSource ? Member(member.name, member.value.blockWithoutMarkers) : member
      })
  }

  /// A spliced list of messages or blocks with each text written as a list of one text block.
  var withTextBlocks: PromptValue {
    withContents { content in
      if case .string = content { return [["type": "text", "text": content]] }
      return content.withTextBlocks
    }
  }

  /// The same with each list of one text block written as that text.
  var withTexts: PromptValue {
    withContents { content in
      guard case .array(let blocks) = content, blocks.count == 1,
        case .object(let members) = blocks[0], members.count == 2,
        blocks[0].isOfType("text"), let text = blocks[0].member("text")
      else { return content.withTexts }
      return text
    }
  }

  /// A list with the contents of its messages and tool results changed.
  private func withContents(_ change: (PromptValue) -> PromptValue) -> PromptValue {
    guard case .array(let elements) = self else { return self }
    return .array(
      elements.map { element in
        guard case .object(let members) = element,
          element.member("role") != nil || element.isOfType("tool_result")
        else { return element }
        return .object(
          members.map { member in
            member.name.hasSameBytes(as: "content")
              ? Member(member.name, change(member.value)) : member
          })
      })
  }

  func isOfType(_ name: String) -> Bool {
    if case .string(let type)? = member("type") { type.hasSameBytes(as: name) } else { false }
  }

  /// The value with what stands at the end of some steps changed; itself where they lead nowhere.
  func replacing(
    _ steps: ArraySlice<ValuePath.Step>, _ change: (PromptValue) -> PromptValue
  ) -> PromptValue {
    guard let step = steps.first else { return change(self) }
    switch (step, self) {
    case (.member(let name), .object(var members)):
      if let index = members.firstIndex(where: { $0.name.hasSameBytes(as: name) }) {
        members[index].value = members[index].value.replacing(steps.dropFirst(), change)
      }
      return .object(members)
    case (.element(let index), .array(var elements)) where elements.indices.contains(index):
      elements[index] = elements[index].replacing(steps.dropFirst(), change)
      return .array(elements)
    default: return self
    }
  }
}
