import PromptSkeleton

/// Makes a value for holes from the nodes below one node.
struct PromptValueReader {
  let bytes: UnsafeBufferPointer<UInt8>
  let nodes: UnsafeBufferPointer<JSONNode>
  /// The largest magnitude of an integer that is not refused.
  let integerLimit: UInt

  /// Goes as deep as the document, whose depth the parser has bounded.
  func value(at index: Int) throws(JSONValueError) -> PromptValue {
    let node = nodes[index]
    switch node.kind {
    case .null: return .null
    case .true: return .bool(true)
    case .false: return .bool(false)
    case .string: return .string(try text(of: node))
    case .number: return try number(node)
    case .array:
      var values: [PromptValue] = []
      var element = index + 1
      while element < Int(node.next) {
        values.append(try value(at: element))
        element = Int(nodes[element].next)
      }
      return .array(values)
    case .object:
      var members: [PromptValue.Member] = []
      var key = index + 1
      while key < Int(node.next) {
        if isRepeated(key, from: index + 1, position: members.count) {
          throw JSONValueError(.duplicateKey, at: Int(nodes[key].start))
        }
        members.append(PromptValue.Member(try text(of: nodes[key]), try value(at: key + 1)))
        key = Int(nodes[key + 1].next)
      }
      if members.count > Self.fewKeys { try checkKeys(from: index + 1, to: Int(node.next)) }
      return .object(members)
    }
  }

  /// Up to this many keys are compared each with each.
  private static let fewKeys = 12

  /// Whether a key of a small object says the same as one before it.
  private func isRepeated(_ key: Int, from first: Int, position: Int) -> Bool {
    guard position < Self.fewKeys else { return false }
    let node = nodes[key]
    var earlier = first
    while earlier < key {
      let other = nodes[earlier]
      if node.traits.contains(.hasEscapes) || other.traits.contains(.hasEscapes) {
        if decoded(node) == decoded(other) { return true }
      } else if node.end - node.start == other.end - other.start,
        node.raw(in: bytes).elementsEqual(other.raw(in: bytes))
      {
        return true
      }
      earlier = Int(nodes[earlier + 1].next)
    }
    return false
  }

  /// Refuses a key that stands twice in a large object.
  private func checkKeys(from first: Int, to end: Int) throws(JSONValueError) {
    var names: Set<[UInt8]> = []
    var key = first
    while key < end {
      guard names.insert(decoded(nodes[key])).inserted else {
        throw JSONValueError(.duplicateKey, at: Int(nodes[key].start))
      }
      key = Int(nodes[key + 1].next)
    }
  }

  private func decoded(_ node: JSONNode) -> [UInt8] {
    JSONString.decoded(node.raw(in: bytes))
  }

  private func text(of node: JSONNode) throws(JSONValueError) -> String {
    let raw = node.raw(in: bytes)
    guard node.traits.contains(.hasEscapes) else {
      return String(
        decoding: UnsafeRawBufferPointer(rebasing: raw[1..<(raw.count - 1)]), as: UTF8.self)
    }
    if node.traits.contains(.hasLoneSurrogates) {
      let offset = JSONString.loneSurrogate(in: raw) ?? 0
      throw JSONValueError(.loneSurrogate, at: Int(node.start) + offset)
    }
    return String(decoding: decoded(node), as: UTF8.self)
  }

  private func number(_ node: JSONNode) throws(JSONValueError) -> PromptValue {
    let text = String(decoding: node.raw(in: bytes), as: UTF8.self)
    if node.traits.contains(.isInteger) {
      if let integer = Int(text), integer.magnitude <= integerLimit { return .integer(integer) }
    } else if let double = Double(text), double.isFinite {
      return .number(double)
    }
    throw JSONValueError(.numberOutOfRange, at: Int(node.start))
  }
}
