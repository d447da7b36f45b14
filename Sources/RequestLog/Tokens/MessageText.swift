import JSONText

/// The text in content, without the JSON around it.
enum MessageText {
  /// What the model reads of a block or message that is made of text.
  static func text(of value: JSONValue) -> [UInt8] {
    switch value.kind {
    case .string: return value.stringBytes()
    case .array: return value.elements.flatMap { text(of: $0) }
    case .object:
      for name in ["text", "thinking", "content", "parts", "output"] {
        if let inner = value[name] { return text(of: inner) }
      }
      return []
    default: return []
    }
  }

  /// The text of a message of a request.
  static func text(of index: Int, in history: PrefixHistory) -> [UInt8] {
    guard let value = try? JSONDocument(parsing: Array(history.rawBytes(of: index))).root else {
      return []
    }
    return text(of: value)
  }
}
