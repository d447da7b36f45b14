/// Finds where the parts of a JSON text end, checking each byte on the way.
///
/// It works on borrowed bytes, allocates nothing and builds nothing, so that a log of gigabytes can
/// be split into the few members that matter. All offsets count from the start of the buffer.
package struct JSONScanner {
  package let bytes: UnsafeRawBufferPointer
  /// The most containers that may be open at once.
  package let depthLimit: Int

  package init(_ bytes: UnsafeBufferPointer<UInt8>, limits: JSONLimits = .standard) {
    self.init(UnsafeRawBufferPointer(bytes), limits: limits)
  }

  package init(_ bytes: UnsafeRawBufferPointer, limits: JSONLimits = .standard) {
    self.bytes = bytes
    depthLimit = limits.depth
  }

  /// The first offset from `start` on that holds no white space.
  @inline(__always)
  package func whitespaceEnd(from start: Int) -> Int {
    var index = start
    while index < bytes.count {
      let byte = bytes[index]
      guard byte <= 0x20, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else {
        return index
      }
      index &+= 1
    }
    return index
  }

  /// The end of the string whose opening quote stands at `start`, past its closing quote.
  package func stringEnd(from start: Int) throws(JSONSyntaxError) -> Int {
    var traits: JSONTraits = []
    return try stringEnd(from: start, traits: &traits)
  }

  @inline(__always)
  func stringEnd(
    from start: Int, traits: inout JSONTraits
  ) throws(JSONSyntaxError) -> Int {
    let count = bytes.count
    var index = start &+ 1
    while true {
      while index &+ 8 <= count {
        let word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self))
        let special = Self.specialBytes(of: word)
        if special != 0 {
          index &+= special.trailingZeroBitCount &>> 3
          break
        }
        index &+= 8
      }
      guard index < count else { throw JSONSyntaxError(.unterminatedString, at: count) }
      let byte = bytes[index]
      if byte == 0x22 { return index &+ 1 }
      if byte >= 0x80 {
        index = try nonASCIIEnd(from: index)
      } else if byte == 0x5C {
        index = try escapeEnd(from: index, traits: &traits)
      } else if byte >= 0x20 {
        index &+= 1
      } else {
        throw JSONSyntaxError(.controlCharacter, at: index)
      }
    }
  }

  /// A word whose lowest set bit marks the first byte that does not simply stand for itself.
  ///
  /// Marks quotes, backslashes, control characters and non-ASCII bytes; bits above the lowest one
  /// may be wrong, for a borrow runs upwards.
  @inline(__always)
  private static func specialBytes(of word: UInt64) -> UInt64 {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let quotes: UInt64 = word ^ 0x2222_2222_2222_2222
    let backslashes: UInt64 = word ^ 0x5C5C_5C5C_5C5C_5C5C
    let isQuote: UInt64 = (quotes &- ones) & ~quotes
    let isBackslash: UInt64 = (backslashes &- ones) & ~backslashes
    let isControl: UInt64 = (word &- 0x2020_2020_2020_2020) & ~word
    let marks: UInt64 = isQuote | isBackslash | isControl | word
    return marks & 0x8080_8080_8080_8080
  }

  /// The end of the run of multi-byte scalars at `start`.
  private func nonASCIIEnd(from start: Int) throws(JSONSyntaxError) -> Int {
    var index = start
    while index < bytes.count, bytes[index] >= 0x80 {
      let lead = bytes[index]
      let left = bytes.count &- index
      let second = left > 1 ? bytes[index &+ 1] : 0
      let isSecondFine: Bool
      let width: Int
      switch lead {
      case 0xC2...0xDF: (width, isSecondFine) = (2, second & 0xC0 == 0x80)
      case 0xE0: (width, isSecondFine) = (3, second & 0xE0 == 0xA0)
      case 0xED: (width, isSecondFine) = (3, second & 0xE0 == 0x80)
      case 0xE1...0xEF: (width, isSecondFine) = (3, second & 0xC0 == 0x80)
      case 0xF0: (width, isSecondFine) = (4, second >= 0x90 && second <= 0xBF)
      case 0xF1...0xF3: (width, isSecondFine) = (4, second & 0xC0 == 0x80)
      case 0xF4: (width, isSecondFine) = (4, second & 0xF0 == 0x80)
      default: (width, isSecondFine) = (1, false)
      }
      guard isSecondFine, left >= width,
        width < 3 || bytes[index &+ 2] & 0xC0 == 0x80,
        width < 4 || bytes[index &+ 3] & 0xC0 == 0x80
      else { throw JSONSyntaxError(.invalidUTF8, at: index) }
      index &+= width
    }
    return index
  }

  /// The end of the escape whose backslash stands at `start`; of both halves of a surrogate pair.
  private func escapeEnd(
    from start: Int, traits: inout JSONTraits
  ) throws(JSONSyntaxError) -> Int {
    traits.insert(.hasEscapes)
    guard start &+ 1 < bytes.count else {
      throw JSONSyntaxError(.unterminatedString, at: bytes.count)
    }
    switch bytes[start &+ 1] {
    case 0x22, 0x5C, 0x2F, 0x62, 0x66, 0x6E, 0x72, 0x74:
      return start &+ 2
    case 0x75:
      guard let unit = JSONString.codeUnit(in: bytes, at: start) else {
        throw JSONSyntaxError(.invalidEscape, at: start)
      }
      if unit & 0xF800 != 0xD800 { return start &+ 6 }
      if unit < 0xDC00, let low = JSONString.codeUnit(in: bytes, at: start &+ 6),
        low & 0xFC00 == 0xDC00
      {
        return start &+ 12
      }
      traits.insert(.hasLoneSurrogates)
      return start &+ 6
    default:
      throw JSONSyntaxError(.invalidEscape, at: start)
    }
  }

  /// The end of the number that starts at `start`.
  @inline(__always)
  func numberEnd(from start: Int, traits: inout JSONTraits) throws(JSONSyntaxError) -> Int {
    var index = start
    if bytes[index] == 0x2D { index &+= 1 }
    let first = index
    index = try digitsEnd(from: index)
    if bytes[first] == 0x30, index &- first > 1 { throw JSONSyntaxError(.leadingZero, at: first) }
    traits.insert(.isInteger)
    if index < bytes.count, bytes[index] == 0x2E {
      traits.remove(.isInteger)
      index = try digitsEnd(from: index &+ 1)
    }
    if index < bytes.count, bytes[index] | 0x20 == 0x65 {
      traits.remove(.isInteger)
      index &+= 1
      if index < bytes.count, bytes[index] == 0x2B || bytes[index] == 0x2D { index &+= 1 }
      index = try digitsEnd(from: index)
    }
    return index
  }

  /// The end of at least one digit.
  @inline(__always)
  private func digitsEnd(from start: Int) throws(JSONSyntaxError) -> Int {
    var index = start
    while index < bytes.count, bytes[index] &- 0x30 < 10 { index &+= 1 }
    guard index > start else { throw JSONSyntaxError(.invalidNumber, at: index) }
    return index
  }

  /// The end of `true`, `false` or `null` at `start`.
  @inline(__always)
  func literalEnd(from start: Int, _ literal: StaticString) throws(JSONSyntaxError) -> Int {
    let length = literal.utf8CodeUnitCount
    guard bytes.count &- start >= length else {
      throw JSONSyntaxError(.invalidLiteral, at: start)
    }
    for index in 0..<length where bytes[start &+ index] != literal.utf8Start[index] {
      throw JSONSyntaxError(.invalidLiteral, at: start)
    }
    return start &+ length
  }
}
