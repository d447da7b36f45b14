import JSONText

/// The events of a streamed response, as a log keeps them: server-sent events in one string.
struct EventStream {
  private let text: [UInt8]

  /// Nil for a text that is no event stream.
  init?(_ text: [UInt8]) {
    let start = text.drop { $0 <= 0x20 }
    guard start.starts(with: "event:".utf8) || start.starts(with: "data:".utf8) else { return nil }
    self.text = text
  }

  /// The data of the events that say something of tokens: most are pieces of the answer.
  var telling: [JSONValue] {
    text.split { $0 == 0x0A || $0 == 0x0D }.compactMap { line in
      guard line.starts(with: "data:".utf8) else { return nil }
      let data = Array(line.dropFirst(5).drop { $0 <= 0x20 })
      guard data.first == 0x7B, data.withUnsafeBytes({ $0.contains(Self.sign) }) else { return nil }
      return (try? JSONDocument(parsing: data))?.root
    }
  }

  /// What `usage`, `usageMetadata` and their like have in common.
  private static let sign = Array("\"usage".utf8)
}
