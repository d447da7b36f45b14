/// One value or key: 16 bytes, for there is one for every few bytes of a text.
struct JSONNode: Sendable {
  let start: UInt32
  /// While a container is open, the index of the container around it.
  var end: UInt32
  /// The index of the first node that is not inside this one: its next sibling, if it has one.
  var next: UInt32
  let kind: JSONKind
  let traits: JSONTraits

  /// The bytes that the node stands for, quotes and brackets with it.
  @inline(__always)
  func raw(in bytes: UnsafeBufferPointer<UInt8>) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: bytes[Int(start)..<Int(end)]))
  }

  /// Whether this is a string or a key that says exactly `text`.
  func isString(
    _ text: UnsafeBufferPointer<UInt8>, in bytes: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    guard kind == .string else { return false }
    let raw = raw(in: bytes)
    guard traits.contains(.hasEscapes) else {
      guard raw.count - 2 == text.count else { return false }
      for index in text.indices where raw[index + 1] != text[index] { return false }
      return true
    }
    return raw.count - 2 >= text.count && JSONString.decoded(raw).elementsEqual(text)
  }
}
