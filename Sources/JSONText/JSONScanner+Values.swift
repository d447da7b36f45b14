extension JSONScanner {
  /// The end of the value at `start`, which may have white space before it; nothing is built.
  package func valueEnd(from start: Int) throws(JSONSyntaxError) -> Int {
    if start < bytes.count, bytes[start] == 0x22 { return try stringEnd(from: start) }
    var skip = JSONSkip()
    return try scanValue(from: start, into: &skip)
  }

  /// Reports the value at `start` to a sink and returns its end.
  @inline(__always)
  func scanValue(
    from start: Int, into sink: inout some JSONSink
  ) throws(JSONSyntaxError) -> Int {
    var nesting = JSONNesting()
    var index = start
    while true {
      index = whitespaceEnd(from: index)
      guard index < bytes.count else { throw JSONSyntaxError(.noValue, at: index) }
      let byte = bytes[index]
      if byte == 0x22 {
        index = try scanString(from: index, into: &sink)
      } else if byte == 0x7B || byte == 0x5B {
        guard nesting.depth < depthLimit else { throw JSONSyntaxError(.tooDeep, at: index) }
        sink.open(byte == 0x7B ? .object : .array, at: index)
        index = whitespaceEnd(from: index &+ 1)
        // The closing brackets stand two code points after the opening ones.
        if index < bytes.count, bytes[index] == byte &+ 2 {
          index &+= 1
          sink.close(before: index)
        } else {
          nesting.push(isObject: byte == 0x7B)
          if byte == 0x7B { index = try scanKey(from: index, into: &sink) }
          continue
        }
      } else {
        index = try scanScalar(byte, from: index, into: &sink)
      }
      while true {
        if nesting.depth == 0 { return index }
        index = whitespaceEnd(from: index)
        let byte = index < bytes.count ? bytes[index] : 0
        if byte == 0x2C {
          index = whitespaceEnd(from: index &+ 1)
          if index < bytes.count, bytes[index] == 0x7D || bytes[index] == 0x5D {
            throw JSONSyntaxError(.trailingComma, at: index)
          }
          if nesting.isObject { index = try scanKey(from: index, into: &sink) }
          break
        }
        guard byte == (nesting.isObject ? 0x7D : 0x5D) else {
          throw JSONSyntaxError(
            nesting.isObject ? .expectedCommaOrBrace : .expectedCommaOrBracket, at: index)
        }
        index &+= 1
        sink.close(before: index)
        nesting.pop()
      }
    }
  }

  @inline(__always)
  private func scanString(
    from start: Int, into sink: inout some JSONSink
  ) throws(JSONSyntaxError) -> Int {
    var traits: JSONTraits = []
    let end = try stringEnd(from: start, traits: &traits)
    sink.leaf(.string, from: start, to: end, traits: traits)
    return end
  }

  /// Reports a key and returns the offset after its colon.
  @inline(__always)
  private func scanKey(
    from start: Int, into sink: inout some JSONSink
  ) throws(JSONSyntaxError) -> Int {
    guard start < bytes.count, bytes[start] == 0x22 else {
      throw JSONSyntaxError(.expectedKey, at: start)
    }
    return try colonEnd(from: try scanString(from: start, into: &sink))
  }

  /// The offset after the colon that must follow a key.
  @inline(__always)
  package func colonEnd(from start: Int) throws(JSONSyntaxError) -> Int {
    let index = whitespaceEnd(from: start)
    guard index < bytes.count, bytes[index] == 0x3A else {
      throw JSONSyntaxError(.expectedColon, at: index)
    }
    return index &+ 1
  }

  @inline(__always)
  private func scanScalar(
    _ byte: UInt8, from start: Int, into sink: inout some JSONSink
  ) throws(JSONSyntaxError) -> Int {
    var traits: JSONTraits = []
    let kind: JSONKind
    let end: Int
    switch byte {
    case 0x2D, 0x30...0x39:
      (kind, end) = (.number, try numberEnd(from: start, traits: &traits))
    case 0x74: (kind, end) = (.true, try literalEnd(from: start, "true"))
    case 0x66: (kind, end) = (.false, try literalEnd(from: start, "false"))
    case 0x6E: (kind, end) = (.null, try literalEnd(from: start, "null"))
    case 0x2F: throw JSONSyntaxError(.comment, at: start)
    case 0x27: throw JSONSyntaxError(.singleQuote, at: start)
    case 0xFE, 0xFF: throw JSONSyntaxError(.wideEncoding, at: start)
    default: throw JSONSyntaxError(.unexpectedByte, at: start)
    }
    sink.leaf(kind, from: start, to: end, traits: traits)
    return end
  }
}
