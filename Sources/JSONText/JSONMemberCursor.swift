/// Walks the members of an object in place and builds nothing.
///
/// Every byte of the object is checked on the way: a walk to the end means that it is well formed.
package struct JSONMemberCursor {
  private let scanner: JSONScanner
  /// Where the walk is: the object's end, past its brace, once `next` has returned nil.
  package private(set) var index: Int
  private var isAtStart = true

  /// Starts at the opening brace of an object.
  package init(_ scanner: JSONScanner, at start: Int) throws(JSONSyntaxError) {
    guard start < scanner.bytes.count, scanner.bytes[start] == 0x7B else {
      throw JSONSyntaxError(.expectedObject, at: start)
    }
    self.scanner = scanner
    index = start &+ 1
  }

  /// The next member, or nil once at the closing brace.
  package mutating func next() throws(JSONSyntaxError) -> JSONMemberRange? {
    var skip = JSONSkip()
    return try next(into: &skip)
  }

  /// The same, noting whether the member leaves a doubt of what it means.
  package mutating func next(
    noting doubt: inout JSONDoubt
  ) throws(JSONSyntaxError) -> JSONMemberRange? {
    guard let member = try next(into: &doubt) else { return nil }
    doubt.key(member.key, hasEscapes: member.keyHasEscapes)
    return member
  }

  @inline(__always)
  private mutating func next(
    into sink: inout some JSONSink
  ) throws(JSONSyntaxError) -> JSONMemberRange? {
    let bytes = scanner.bytes
    index = scanner.whitespaceEnd(from: index)
    let byte = index < bytes.count ? bytes[index] : 0
    if byte == 0x7D {
      index &+= 1
      return nil
    }
    if isAtStart {
      isAtStart = false
    } else {
      guard byte == 0x2C else { throw JSONSyntaxError(.expectedCommaOrBrace, at: index) }
      index = scanner.whitespaceEnd(from: index &+ 1)
      if index < bytes.count, bytes[index] == 0x7D {
        throw JSONSyntaxError(.trailingComma, at: index)
      }
    }
    guard index < bytes.count, bytes[index] == 0x22 else {
      throw JSONSyntaxError(.expectedKey, at: index)
    }
    var traits: JSONTraits = []
    let keyStart = index
    let keyEnd = try scanner.stringEnd(from: keyStart, traits: &traits)
    let valueStart = scanner.whitespaceEnd(from: try scanner.colonEnd(from: keyEnd))
    index = try scanner.scanValue(from: valueStart, into: &sink)
    return JSONMemberRange(
      key: keyStart..<keyEnd, keyHasEscapes: traits.contains(.hasEscapes),
      value: valueStart..<index)
  }
}

/// Where one member of an object stands.
package struct JSONMemberRange: Sendable {
  /// The key with its quotes.
  package let key: Range<Int>
  /// Whether the key has to be decoded to know what it says.
  package let keyHasEscapes: Bool
  package let value: Range<Int>
}
