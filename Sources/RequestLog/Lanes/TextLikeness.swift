/// How much two texts have in common.
enum TextLikeness {
  /// The share, from 0 to 1, of the longer text that stands in the other: by its ends, or by lines.
  static func share(_ left: [UInt8], _ right: [UInt8]) -> Double {
    let longer = max(left.count, right.count)
    guard longer > 0 else { return 1 }
    let prefix = SharedBytes.prefixCount(left, right)
    let suffix = SharedBytes.suffixCount(left, right, limit: min(left.count, right.count) - prefix)
    let byEnds = Double(prefix + suffix) / Double(longer)
    return byEnds >= 0.5 ? byEnds : max(byEnds, shareByLines(left, right))
  }

  /// Whether one text is a version of the other: much alike, or the one with something around it.
  static func isVersion(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    if share(left, right) >= 0.5 { return true }
    let (shorter, longer) = left.count < right.count ? (left, right) : (right, left)
    guard shorter.count >= 4, longer.count <= 1 << 20 else { return false }
    return longer.withUnsafeBytes { $0.contains(shorter) }
  }

  /// The same by whole lines and sentences, wherever they stand.
  private static func shareByLines(_ left: [UInt8], _ right: [UInt8]) -> Double {
    var known: Set<WireDigest> = []
    for piece in pieces(of: left) { known.insert(digest(left, piece)) }
    var common = 0
    for piece in pieces(of: right) where known.contains(digest(right, piece)) {
      common += piece.count
    }
    return Double(common) / Double(max(left.count, right.count))
  }

  /// The digests of the lines and sentences of a text; of some of them where there are many.
  ///
  /// Which ones are taken depends on the digest alone, so that two texts take the same ones.
  static func digests(of text: [UInt8]) -> [WireDigest] {
    let all = pieces(of: text).map { digest(text, $0) }
    return all.count <= 24 ? all : all.filter { $0.value & 3 == 0 }
  }

  private static func digest(_ text: [UInt8], _ range: Range<Int>) -> WireDigest {
    text.withUnsafeBytes { WireDigest(of: UnsafeRawBufferPointer(rebasing: $0[range])) }
  }

  /// Cuts behind periods, line feeds and backslashes, which stand before line feeds in JSON.
  private static func pieces(of text: [UInt8]) -> [Range<Int>] {
    var pieces: [Range<Int>] = []
    var start = 0
    text.withUnsafeBytes { bytes in
      var index = 0
      while index < bytes.count {
        if index &+ 8 <= bytes.count,
          !hasCut(bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self))
        {
          index &+= 8
          continue
        }
        let byte = bytes[index]
        index &+= 1
        guard byte == 0x2E || byte == 0x0A || byte == 0x5C else { continue }
        if index &- start > 8 { pieces.append(start..<index) }
        start = index
      }
    }
    if text.count - start > 8 { pieces.append(start..<text.count) }
    return pieces
  }

  /// Whether one of eight bytes is a period, a line feed or a backslash.
  @inline(__always)
  private static func hasCut(_ word: UInt64) -> Bool {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let periods = word ^ (ones &* 0x2E)
    let feeds = word ^ (ones &* 0x0A)
    let escapes = word ^ (ones &* 0x5C)
    let found =
      ((periods &- ones) & ~periods) | ((feeds &- ones) & ~feeds) | ((escapes &- ones) & ~escapes)
    return found & (ones &* 0x80) != 0
  }
}
