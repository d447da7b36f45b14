/// Decodes plain and quoted scalars as libyaml does, piece by piece.
struct FlowScalarDecoder {
  private let source: [UInt8]
  private let end: Int
  private let quote: UInt8?
  private var offset: Int
  private var trace: ScalarTrace

  /// The pieces of a scalar that stands at a range; nil where they are not the value.
  static func decode(
    _ source: [UInt8], _ range: Range<Int>, value: ArraySlice<UInt8>, quote: UInt8?
  ) -> ScalarTrace? {
    let content: Range<Int>
    if quote != nil {
      guard range.count >= 2 else { return nil }
      content = range.lowerBound + 1..<range.upperBound - 1
    } else {
      content = range
    }
    var decoder = FlowScalarDecoder(source, content, value: value, quote: quote)
    if content.count == value.count, source[content] == value {
      decoder.trace.keep(content)
    } else {
      decoder.decodeContent()
    }
    return decoder.trace.isComplete ? decoder.trace : nil
  }

  private init(
    _ source: [UInt8], _ content: Range<Int>, value: ArraySlice<UInt8>, quote: UInt8?
  ) {
    self.source = source
    self.quote = quote
    offset = content.lowerBound
    end = content.upperBound
    trace = ScalarTrace(source: source, value: value, contentStart: content.lowerBound)
  }

  private mutating func decodeContent() {
    while offset < end {
      let endsInEscapedBreak = decodeText()
      decodeGap(afterEscapedBreak: endsInEscapedBreak)
    }
  }

  /// Takes text up to a blank or a line break; true where an escaped line break ended it.
  private mutating func decodeText() -> Bool {
    var kept = offset
    while offset < end, !isBlank, breakWidth == 0 {
      let byte = source[offset]
      if byte == quote, byte == UInt8(ascii: "'"), offset + 1 < end {
        trace.keep(kept..<offset)
        trace.replace(offset..<offset + 2, by: CollectionOfOne(byte))
        offset += 2
        kept = offset
      } else if byte == UInt8(ascii: "\\"), quote == UInt8(ascii: "\""), offset + 1 < end {
        trace.keep(kept..<offset)
        offset += 1
        if breakWidth > 0 {
          offset += breakWidth
          return true
        }
        decodeEscape(from: offset - 1)
        kept = offset
      } else {
        offset += 1
      }
    }
    trace.keep(kept..<offset)
    return false
  }

  /// Takes an escape sequence whose character behind the backslash is the next byte.
  private mutating func decodeEscape(from start: Int) {
    let character = source[offset]
    offset += 1
    if let digits = Self.digitCounts[character] {
      var value: UInt32 = 0
      for _ in 0..<digits where offset < end {
        value = value &* 16 &+ UInt32(Self.digitValue(source[offset]))
        offset += 1
      }
      guard let scalar = Unicode.Scalar(value) else { return }
      trace.replace(start..<offset, by: UTF8.encode(scalar) ?? .init())
    } else if let bytes = Self.escapes[character] {
      trace.replace(start..<offset, by: bytes)
    }
  }

  /// Takes blanks, which stand for themselves, or folds them where a line ends among them.
  private mutating func decodeGap(afterEscapedBreak: Bool) {
    let start = offset
    var first: Range<Int>?
    var others: [Range<Int>] = []
    while offset < end {
      let width = breakWidth
      if width > 0 {
        let range = offset..<offset + width
        if first == nil, !afterEscapedBreak { first = range } else { others.append(range) }
        offset += width
      } else if isBlank {
        offset += 1
      } else {
        break
      }
    }
    if let first {
      if YAMLBreak.isSeparator(in: source, at: first.lowerBound) {
        trace.keepBreak(first)
      } else if others.isEmpty {
        trace.replace(first, by: CollectionOfOne(0x20))
      }
    } else if !afterEscapedBreak {
      trace.keep(start..<offset)
    }
    for range in others { trace.keepBreak(range) }
  }

  private var isBlank: Bool { source[offset] == 0x20 || source[offset] == 0x09 }
  private var breakWidth: Int { YAMLBreak.width(in: source, at: offset) }

  private static let digitCounts: [UInt8: Int] = [
    UInt8(ascii: "x"): 2, UInt8(ascii: "u"): 4, UInt8(ascii: "U"): 8,
  ]

  private static let escapes: [UInt8: [UInt8]] = [
    UInt8(ascii: "0"): [0x00], UInt8(ascii: "a"): [0x07], UInt8(ascii: "b"): [0x08],
    UInt8(ascii: "t"): [0x09], 0x09: [0x09], UInt8(ascii: "n"): [0x0A], UInt8(ascii: "v"): [0x0B],
    UInt8(ascii: "f"): [0x0C], UInt8(ascii: "r"): [0x0D], UInt8(ascii: "e"): [0x1B],
    UInt8(ascii: " "): [0x20], UInt8(ascii: "\""): [0x22], UInt8(ascii: "/"): [0x2F],
    UInt8(ascii: "\\"): [0x5C], UInt8(ascii: "N"): [0xC2, 0x85], UInt8(ascii: "_"): [0xC2, 0xA0],
    UInt8(ascii: "L"): [0xE2, 0x80, 0xA8], UInt8(ascii: "P"): [0xE2, 0x80, 0xA9],
  ]

  private static func digitValue(_ byte: UInt8) -> UInt8 {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: 0
    }
  }
}
