import JSONText

/// Counts the positions of a rendered prefix as the provider's lookback does.
enum PrefixPositions {
  /// The blocks of the messages; a run of `tool_use` or of `tool_result` blocks counts as one.
  ///
  /// - Parameter prefix: A prefix that ends with a block of a message.
  ///
  /// Source: Anthropic, prompt caching, lookback window (Claude API, September 2026).
  static func count(in prefix: [UInt8]) -> Int {
    let body = [UInt8(ascii: "{")] + prefix.dropFirst() + Array("]}]}".utf8)
    let whole = [UInt8(ascii: "{")] + prefix.dropFirst() + Array("]}".utf8)
    guard let document = (try? JSONDocument(parsing: body)) ?? (try? JSONDocument(parsing: whole)),
      let messages = document.root["messages"]
    else { return 0 }
    var count = 0
    var run: [UInt8]?
    for message in messages.elements {
      guard let content = message["content"], content.kind == .array else {
        count += 1
        run = nil
        continue
      }
      for block in content.elements {
        let type = block["type"]?.stringBytes() ?? []
        if type == run { continue }
        count += 1
        run = isCollapsed(type) ? type : nil
      }
    }
    return count
  }

  private static func isCollapsed(_ type: [UInt8]) -> Bool {
    type.elementsEqual("tool_use".utf8) || type.elementsEqual("tool_result".utf8)
  }
}
