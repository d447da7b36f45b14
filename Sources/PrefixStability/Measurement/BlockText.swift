package import JSONText
package import PromptCache

/// What the model reads of blocks and messages that stand in a request as JSON.
package enum BlockText {
  /// The tokens of a block, or of the blocks of a message.
  package static func count(_ value: JSONValue, _ estimator: TokenEstimator) -> TokenCount {
    if value["role"] != nil, let content = value["content"] {
      guard content.kind == .array else { return count(content, estimator) }
      var sum = TokenCount(family: estimator.family)
      for block in content.elements { sum += count(block, estimator) }
      return sum
    }
    return text(of: value, depth: 0).map { estimator.count($0) } ?? estimator.count(value.rawBytes)
  }

  /// The text of a block that is made of text; nil for other blocks.
  private static func text(of value: JSONValue, depth: Int) -> [UInt8]? {
    if value.kind == .string { return value.stringBytes() }
    guard depth < 3 else { return nil }
    if value.kind == .array {
      var all: [UInt8] = []
      for element in value.elements {
        guard let text = text(of: element, depth: depth + 1) else { return nil }
        all += text
      }
      return all
    }
    if value["type"]?.isString("text") ?? false { return value["text"]?.stringBytes() }
    guard value["type"]?.isString("tool_result") ?? false else { return nil }
    return value["content"].flatMap { text(of: $0, depth: depth + 1) }
  }
}
