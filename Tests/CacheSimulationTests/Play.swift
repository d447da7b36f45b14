import PromptCache

@testable import CacheSimulation

/// Requests written short, for tables of scenarios.
enum Play {
  /// Positions named by their letters: `A` to `Z` blocks, digits tool uses, lower case tool results.
  static func positions(_ text: String, tokens: Int = 1000) -> [CachePosition] {
    text.utf8.map { byte in
      let kind: CachePosition.Kind =
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): .toolUse
        case UInt8(ascii: "a")...UInt8(ascii: "z"): .toolResult
        default: .block
        }
      return CachePosition(
        content: UInt64(byte), tokens: tokens, section: .messages, kind: kind)
    }
  }

  static func request(
    _ seconds: Double, _ text: String, marks: [Int], ttl: CacheTTL = .fiveMinutes,
    tokens: Int = 1000, firstByte: Double? = nil
  ) -> CacheRequest {
    CacheRequest(
      milliseconds: Int(seconds * 1000),
      millisecondsToFirstByte: firstByte.map { Int($0 * 1000) },
      positions: positions(text, tokens: tokens),
      marks: marks.map { CacheMark(position: $0, ttl: ttl) }
    )
  }
}
