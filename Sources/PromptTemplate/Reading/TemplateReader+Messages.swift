import PromptSkeleton
import SourceText
import YAMLText

extension TemplateReader {
  mutating func readMessages(_ node: YAMLNode) {
    guard !node.isNull, expect(.sequence, node, for: "messages") else { return }
    if node.count == 0 {
      fail("'messages' is empty, and the API takes at least one", at: node.span)
    }
    for item in node.elements { readMessageElement(item) }
  }

  private mutating func readMessageElement(_ node: YAMLNode) {
    if node.kind == .scalar, node.scalarBytes.elementsEqual("breakpoint".utf8) {
      template.messages.append(.breakpoint(.init(ttl: .fiveMinutes, span: node.span)))
      return
    }
    guard expect(.mapping, node, for: "messages") else { return }
    if let ttl = node["breakpoint"] {
      checkKeys(of: node, known: ["breakpoint"])
      template.messages.append(.breakpoint(marker(ttl, at: node.span)))
    } else if let list = node["splice"] {
      checkKeys(of: node, known: ["splice", "when"])
      guard let path = path(list, for: "splice") else { return }
      let condition = node["when"].flatMap { self.path($0, for: "when") }
      template.messages.append(.splice(path, condition: condition))
    } else if let message = message(node) {
      template.messages.append(.message(message))
    }
  }

  private mutating func message(_ node: YAMLNode) -> Message? {
    guard let (role, roleNode, content) = roleAndContent(of: node) else { return nil }
    let config = role == .system ? node["output_config"].map { readValue($0) } : nil
    let isEmpty = content.kind == .sequence && content.count == 0
    if isEmpty, config == nil {
      fail("a message without content, which the API rejects", at: content.span)
    } else if !isEmpty, config != nil {
      fail(
        "a message with 'output_config' says nothing else", at: content.span,
        remedy: "Write 'content: []', and what is to be said into another message.")
    }
    return Message(
      role: role, roleSpan: roleNode.span,
      content: readElements(content, section: .blocks, for: "content"),
      span: node.span, condition: node["when"].flatMap { path($0, for: "when") },
      repetition: repetition(of: node), outputConfig: config)
  }

  /// Both spellings: `user: ...`, and `role: user` with `content: ...`.
  private mutating func roleAndContent(
    of node: YAMLNode
  ) -> (role: Message.Role, roleNode: YAMLNode, content: YAMLNode)? {
    let roles = Message.Role.allCases.map(\.rawValue)
    if let role = node["role"] {
      guard let text = string(role, for: "role") else { return nil }
      checkKeys(
        of: node,
        known: ["role", "content", "when", "each", "as"]
          + (text == "system" ? ["output_config"] : []))
      guard let known = Message.Role(rawValue: text == "developer" ? "system" : text) else {
        fail(
          "unknown role '\(text)'", at: role.span,
          remedy: "Use one of: \(roles.joined(separator: ", ")).")
        return nil
      }
      guard let content = node["content"] else {
        fail("a message needs 'content'", at: node.span)
        return nil
      }
      return (known, role, content)
    }
    let written = node.entries.filter { roles.contains($0.key.scalarText) }
    guard written.count == 1, let role = Message.Role(rawValue: written[0].key.scalarText) else {
      if let first = node.entries.first(where: { _ in true }), written.isEmpty {
        reportUnknownKey(first.key, among: roles + ["role", "content", "splice", "breakpoint"])
      } else {
        fail("a message has one role", at: node.span)
      }
      return nil
    }
    checkKeys(of: node, known: [role.rawValue, "when", "each", "as"])
    return (role, written[0].key, written[0].value)
  }
}
