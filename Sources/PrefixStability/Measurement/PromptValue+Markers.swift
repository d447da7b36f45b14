import PromptSkeleton

extension PromptValue {
  /// The members that ask for a breakpoint. Source: Anthropic and OpenAI, prompt caching.
  private static let markers = ["cache_control", "prompt_cache_breakpoint"]

  /// A spliced list as the cache sees it: breakpoints that its messages, blocks or tools carry are
  /// no part of any prefix, nor are tools with `defer_loading`.
  ///
  /// Looks where the APIs take them, so that a member of that name in a tool's input is left alone.
  var asCached: PromptValue {
    guard case .array(let elements) = self else { return self }
    return .array(
      elements.lazy.filter { !($0.member("defer_loading")?.isTruthy ?? false) }
        .map(\.blockWithoutMarkers))
  }

  private var blockWithoutMarkers: PromptValue {
    guard case .object(let members) = self else { return self }
    return .object(
      members.compactMap { member in
        if Self.markers.contains(where: member.name.hasSameBytes) { return nil }
        if member.name.hasSameBytes(as: "content") {
          return Member(member.name, member.value.asCached)
        }
        let isSource = member.name.hasSameBytes(as: "source")
        return isSource ? Member(member.name, member.value.blockWithoutMarkers) : member
      })
  }

  /// How a text is written that is all the content of a message or a tool result.
  enum ContentForm {
    case text
    /// A list of one text block.
    case blocks
  }

  /// A spliced list of messages or blocks with the contents of messages and of tool results each
  /// in one form.
  func withContents(
    ofMessages messages: ContentForm, ofResults results: ContentForm
  ) -> PromptValue {
    guard case .array(let elements) = self else { return self }
    return .array(
      elements.map { element in
        let isMessage = element.member("role") != nil
        guard case .object(let members) = element, isMessage || element.isOfType("tool_result")
        else { return element }
        return .object(
          members.map { member in
            guard member.name.hasSameBytes(as: "content") else { return member }
            let content = member.value.withContents(ofMessages: messages, ofResults: results)
            return Member(member.name, content.content(in: isMessage ? messages : results))
          })
      })
  }

  private func content(in form: ContentForm) -> PromptValue {
    switch (form, self) {
    case (.blocks, .string): [["type": "text", "text": self]]
    case (.text, .array(let blocks)): blocks.count == 1 ? blocks[0].bareText ?? self : self
    default: self
    }
  }

  /// The text of a text block that is nothing else.
  private var bareText: PromptValue? {
    guard case .object(let members) = self, members.count == 2, isOfType("text") else { return nil }
    return member("text")
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
