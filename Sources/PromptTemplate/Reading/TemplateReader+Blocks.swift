import SourceText

/// What the API wants of a block in its own shape, as far as a mapping or a number there is a mistake
/// of the template: `file:` is read one level up only.
///
/// Source: Anthropic Python SDK 2.14.0, `ContentBlockParam`. Blocks of other types, and the input of
/// `tool_use`, are passed on as they are.
extension TemplateReader {
  mutating func check(block: TemplateValue) {
    guard let type = block.member("type") else {
      return fail("a block is a mapping with 'type'", at: block.span, remedy: block.fileRemedy)
    }
    let name = type.constantText.map { String(decoding: $0, as: UTF8.self) }
    switch name {
    case "text":
      if block.member("text") == nil {
        fail("a block of type 'text' needs 'text'", at: block.span)
      }
      checkTexts(["text"], of: block)
    case "thinking": checkTexts(["thinking", "signature"], of: block)
    case "redacted_thinking": checkTexts(["data"], of: block)
    case "tool_use": checkTexts(["id", "name"], of: block)
    case "tool_result":
      checkTexts(["tool_use_id"], of: block)
      checkContent(of: block)
    case "search_result":
      checkTexts(["source", "title"], of: block)
      checkContent(of: block)
    case "image", "document":
      checkTexts(["title", "context"], of: block)
      if let source = block.member("source") { check(source: source) }
    default: break
    }
  }

  private mutating func check(source: TemplateValue) {
    guard source.member("type") != nil else {
      fail("'source' is a mapping with 'type'", at: source.span, remedy: source.fileRemedy)
      return
    }
    checkTexts(["type", "media_type", "data", "url", "file_id"], of: source)
    checkContent(of: source)
  }

  /// Checks the blocks that a block holds.
  private mutating func checkContent(of block: TemplateValue) {
    switch block.member("content") {
    case nil, .text: break
    case .some(let value) where value.isNull: break
    case .array(let elements, _):
      for element in elements { check(block: element) }
    case .some(let other):
      fail("'content' takes a text or a list of blocks", at: other.span, remedy: other.fileRemedy)
    }
  }

  private mutating func checkTexts(_ names: [String], of block: TemplateValue) {
    for name in names {
      switch block.member(name) {
      case nil, .text: continue
      case .some(let value) where value.isNull && name != "text": continue
      case .some(let value):
        fail("'\(name)' takes a text", at: value.span, remedy: value.textRemedy)
      }
    }
  }
}
