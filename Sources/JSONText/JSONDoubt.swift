/// Notes in passing whether a value may have no single meaning, which `promptValue()` then decides.
///
/// It never misses a lone surrogate, a repeated key or a number out of range; it may doubt without
/// need, which costs a second look.
package struct JSONDoubt: JSONSink {
  private let bytes: UnsafeRawBufferPointer
  package private(set) var isDoubtful = false
  /// What is left of the keys of the open objects, outermost first.
  private var keys: [UInt64]
  /// Where the keys of each open container start; -1 for an array.
  private var open: [Int] = []
  private var isKeyNext = false

  /// Keys past this are not compared one by one.
  private static let fewKeys = 24
  /// Numbers of no more bytes are in range, unless they have an exponent.
  private static let shortNumber = 18

  /// - Parameter keys: Room to use again; its elements do not matter.
  package init(_ bytes: UnsafeRawBufferPointer, reusing keys: [UInt64] = []) {
    self.bytes = bytes
    self.keys = keys
    self.keys.removeAll(keepingCapacity: true)
  }

  /// Gives the room back.
  package consuming func takeKeys() -> [UInt64] { keys }

  /// Notes a key of the outermost object.
  @inline(__always)
  package mutating func key(_ range: Range<Int>, hasEscapes: Bool) {
    note(key: range, hasEscapes: hasEscapes, from: 0)
  }

  @inline(__always)
  mutating func open(_ kind: JSONKind, at start: Int) {
    open.append(kind == .object ? keys.count : -1)
    isKeyNext = kind == .object
  }

  @inline(__always)
  mutating func close(before end: Int) {
    let start = open.removeLast()
    if start >= 0 { keys.removeLast(keys.count - start) }
    isKeyNext = (open.last ?? -1) >= 0
  }

  @inline(__always)
  mutating func leaf(_ kind: JSONKind, from start: Int, to end: Int, traits: JSONTraits) {
    if isKeyNext, let first = open.last {
      note(key: start..<end, hasEscapes: traits.contains(.hasEscapes), from: first)
      isKeyNext = false
      return
    }
    if kind == .string {
      if traits.contains(.hasLoneSurrogates) { isDoubtful = true }
    } else if kind == .number {
      if end &- start > Self.shortNumber || hasExponent(start..<end) { isDoubtful = true }
    }
    if let first = open.last { isKeyNext = first >= 0 }
  }

  private func hasExponent(_ range: Range<Int>) -> Bool {
    bytes[range].contains { $0 | 0x20 == UInt8(ascii: "e") }
  }

  private mutating func note(key: Range<Int>, hasEscapes: Bool, from first: Int) {
    let digest = digest(of: key)
    let count = keys.count &- first
    if hasEscapes || count >= Self.fewKeys { isDoubtful = true }
    if isDoubtful { return }
    for earlier in first..<keys.count where keys[earlier] == digest { isDoubtful = true }
    keys.append(digest)
  }

  /// The same for equal keys, and seldom for others.
  private func digest(of key: Range<Int>) -> UInt64 {
    var value = UInt64(truncatingIfNeeded: key.count)
    var index = key.lowerBound
    while index &+ 8 <= key.upperBound {
      value =
        (value ^ bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self))
        &* 0x9E37_79B9_7F4A_7C15
      value ^= value &>> 29
      index &+= 8
    }
    while index < key.upperBound {
      value = (value ^ UInt64(bytes[index])) &* 0x0000_0100_0000_01B3
      index &+= 1
    }
    return value
  }
}
