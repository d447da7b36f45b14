import SourceText

/// One side of a difference, cut to what a report may quote.
package struct ValueExcerpt: Sendable, Hashable {
  /// The text from the differing byte on; where it is redacted, what stands for it.
  package var text: [UInt8]
  /// Whether the value goes on behind `text`.
  package var isCut: Bool

  /// The most bytes of a value that a report quotes.
  static let limit = 40

  /// Quotes a value from an offset on, never in the middle of a scalar, never encoded payloads.
  init(_ value: [UInt8], from offset: Int, hash: KeyedHash, isRedacted: Bool) {
    let offset = min(max(offset, 0), value.count)
    let size = "\(value.count) \(NumberText.plural("byte", of: value.count))"
    if isRedacted {
      self.init(standingFor: "\(Self.kind(of: value)) of \(size)", value, hash)
      return
    }
    if Self.isPayload(value, at: offset) {
      self.init(standingFor: "base64, \(size)", value, hash)
      return
    }
    var start = offset
    while start > 0, start < value.count, UTF8Text.isContinuation(value[start]) { start -= 1 }
    var end = min(start + Self.limit, value.count)
    while end < value.count, end > start, UTF8Text.isContinuation(value[end]) { end -= 1 }
    self.init(text: Array(value[start..<end]), isCut: end < value.count)
  }

  private init(text: [UInt8], isCut: Bool) {
    self.text = text
    self.isCut = isCut
  }

  private init(standingFor description: String, _ value: [UInt8], _ hash: KeyedHash) {
    self.init(text: Array("<\(description), \(hash.name(of: value))>".utf8), isCut: false)
  }

  private static func kind(of value: [UInt8]) -> String {
    switch value.first {
    case 0x7B: "object"
    case 0x5B: "list"
    default: value.allSatisfy { $0 &- 0x30 < 10 } && !value.isEmpty ? "digits" : "text"
    }
  }

  /// Whether an encoded payload stands around the offset: 256 bytes of nothing but Base64.
  private static func isPayload(_ value: [UInt8], at offset: Int) -> Bool {
    let end = min(offset + 256, value.count)
    let start = max(0, end - 512)
    guard end - start >= 256 else { return false }
    return value[max(start, end - 256)..<end].allSatisfy { byte in
      byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26 || byte == 0x2B || byte == 0x2F
        || byte == 0x3D || byte == 0x2D || byte == 0x5F
    }
  }
}
