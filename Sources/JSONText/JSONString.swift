import PromptSkeleton

/// The inside of a JSON string: escapes and what they stand for.
package enum JSONString {
  /// How decoded text is written.
  enum Output {
    /// As the text itself; a lone surrogate becomes U+FFFD.
    case text
    /// As the inside of a JSON string with the escapes of RFC 8785; a lone surrogate stays one.
    case json
  }

  /// The text of a scanned string, given its source bytes with the quotes.
  ///
  /// A lone surrogate becomes U+FFFD.
  package static func decoded(_ raw: UnsafeRawBufferPointer) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(raw.count)
    append(raw, as: .text, to: &output)
    return output
  }

  /// Appends what a scanned string says; `raw` has the quotes.
  static func append(_ raw: UnsafeRawBufferPointer, as form: Output, to output: inout [UInt8]) {
    let end = raw.count - 1
    var index = 1
    while index < end {
      let runStart = index
      while index < end, raw[index] != 0x5C { index += 1 }
      output.append(contentsOf: raw[runStart..<index])
      guard index < end else { return }
      index = appendEscape(in: raw, at: index, as: form, to: &output)
    }
  }

  /// The offset in `raw`, a scanned string with its quotes, of the first escape of a lone surrogate.
  static func loneSurrogate(in raw: UnsafeRawBufferPointer) -> Int? {
    var index = 1
    while index < raw.count {
      guard raw[index] == 0x5C else {
        index += 1
        continue
      }
      let (value, width) = scalarValue(in: raw, at: index)
      if value & 0xFFFF_F800 == 0xD800 { return index }
      index += width
    }
    return nil
  }

  /// The UTF-16 code unit that `\uXXXX` at `start` names, or nil where no such escape stands.
  @inline(__always)
  static func codeUnit(in bytes: UnsafeRawBufferPointer, at start: Int) -> UInt32? {
    guard start &+ 6 <= bytes.count, bytes[start] == 0x5C, bytes[start &+ 1] == 0x75 else {
      return nil
    }
    var unit: UInt32 = 0
    for index in (start &+ 2)..<(start &+ 6) {
      let byte = bytes[index]
      let digit: UInt8
      switch byte {
      case 0x30...0x39: digit = byte &- 0x30
      case 0x41...0x46, 0x61...0x66: digit = (byte | 0x20) &- 0x57
      default: return nil
      }
      unit = unit &<< 4 | UInt32(digit)
    }
    return unit
  }

  /// What the escape at `start` stands for, a surrogate if it is a lone one, and its length.
  private static func scalarValue(
    in raw: UnsafeRawBufferPointer, at start: Int
  ) -> (value: UInt32, width: Int) {
    guard start + 1 < raw.count else { return (0xFFFD, 1) }
    switch raw[start + 1] {
    case 0x62: return (0x08, 2)
    case 0x66: return (0x0C, 2)
    case 0x6E: return (0x0A, 2)
    case 0x72: return (0x0D, 2)
    case 0x74: return (0x09, 2)
    case 0x75:
      guard let unit = codeUnit(in: raw, at: start) else { return (0xFFFD, 2) }
      if unit & 0xFC00 == 0xD800, let low = codeUnit(in: raw, at: start + 6),
        low & 0xFC00 == 0xDC00
      {
        return (0x10000 + (unit & 0x3FF) << 10 + low & 0x3FF, 12)
      }
      return (unit, 6)
    case let byte: return (UInt32(byte), 2)
    }
  }

  /// Appends what the escape at `start` stands for and returns its end.
  private static func appendEscape(
    in raw: UnsafeRawBufferPointer, at start: Int, as form: Output, to output: inout [UInt8]
  ) -> Int {
    let (value, width) = scalarValue(in: raw, at: start)
    if let encoded = Unicode.Scalar(value).flatMap(UTF8.encode) {
      switch form {
      case .text: output.append(contentsOf: encoded)
      case .json: JSONBytes.appendEscaped(encoded, to: &output)
      }
    } else if form == .text {
      output += [0xEF, 0xBF, 0xBD]
    } else {
      output += "\\u".utf8
      output += String(value, radix: 16).utf8
    }
    return start + width
  }
}
