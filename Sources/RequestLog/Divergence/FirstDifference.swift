import JSONText

/// The first byte at which two JSON values differ, and the values that hold it.
struct FirstDifference: Sendable {
  /// The way from the root of the body to the innermost value that both sides have.
  var steps: [[UInt8]]
  /// The byte inside the text of a string, else inside the compact serialisation.
  var offset: Int
  /// The text or compact serialisation; nil where the side has no such value.
  var left: [UInt8]?
  var right: [UInt8]?
  var kind: Kind

  enum Kind: Sendable {
    /// Both are strings: offsets count in their text.
    case text
    /// One side has no such value.
    case missing
    /// Both sides have the same members in another order.
    case keyOrder
    /// Values of another kind, numbers, literals.
    case value
  }

  var pointer: String { JSONPointer(steps: steps).description }

  init(
    steps: [[UInt8]], left: [UInt8]?, right: [UInt8]?, kind: Kind
  ) {
    self.steps = steps
    self.left = left
    self.right = right
    self.kind = kind
    let null = Array("null".utf8)
    offset = SharedBytes.prefixCount(left ?? null, right ?? null)
  }
}

extension FirstDifference {
  /// Walks two values in their written order; nil where they say the same.
  ///
  /// Markers and cache points are not compared, and a `null` says the same as a missing member.
  static func between(
    _ left: JSONValue?, _ right: JSONValue?, at steps: [[UInt8]], depth: Int = 0
  ) -> FirstDifference? {
    guard let left, let right, depth < JSONLimits.standard.depth else {
      if left?.kind ?? .null == .null, right?.kind ?? .null == .null { return nil }
      return FirstDifference(
        steps: steps, left: left.map(compact), right: right.map(compact), kind: .missing)
    }
    switch (left.kind, right.kind) {
    case (.object, .object): return betweenObjects(left, right, at: steps, depth: depth)
    case (.array, .array): return betweenArrays(left, right, at: steps, depth: depth)
    case (.string, .string):
      if !left.hasEscapes, !right.hasEscapes, left.rawBytes == right.rawBytes { return nil }
      let (leftText, rightText) = (left.stringBytes(), right.stringBytes())
      guard leftText != rightText else { return nil }
      return FirstDifference(steps: steps, left: leftText, right: rightText, kind: .text)
    default:
      let (leftBytes, rightBytes) = (compact(left), compact(right))
      guard leftBytes != rightBytes else { return nil }
      return FirstDifference(steps: steps, left: leftBytes, right: rightBytes, kind: .value)
    }
  }

  private static func betweenArrays(
    _ left: JSONValue, _ right: JSONValue, at steps: [[UInt8]], depth: Int
  ) -> FirstDifference? {
    let (lefts, rights) = (comparedElements(of: left), comparedElements(of: right))
    for index in 0..<max(lefts.count, rights.count) {
      let leftElement = index < lefts.count ? lefts[index] : nil
      let rightElement = index < rights.count ? rights[index] : nil
      let place = leftElement?.index ?? rightElement?.index ?? index
      let inner = steps + [Array(String(place).utf8)]
      if let found = between(leftElement?.value, rightElement?.value, at: inner, depth: depth + 1) {
        return found
      }
    }
    return nil
  }

  /// The elements that take part, with their places: no cache points.
  private static func comparedElements(of value: JSONValue) -> [(index: Int, value: JSONValue)] {
    var compared: [(index: Int, value: JSONValue)] = []
    for (index, element) in value.elements.enumerated()
    where element.kind != .object || element["cachePoint"] == nil {
      compared.append((index, element))
    }
    return compared
  }

  private static func betweenObjects(
    _ left: JSONValue, _ right: JSONValue, at steps: [[UInt8]], depth: Int
  ) -> FirstDifference? {
    let lefts = comparedMembers(of: left)
    let rights = comparedMembers(of: right)
    for index in 0..<max(lefts.count, rights.count) {
      guard index < lefts.count else {
        return between(nil, rights[index].value, at: steps + [rights[index].name])
      }
      guard index < rights.count else {
        return between(lefts[index].value, nil, at: steps + [lefts[index].name])
      }
      let (leftMember, rightMember) = (lefts[index], rights[index])
      if leftMember.name == rightMember.name {
        let inner = steps + [leftMember.name]
        if let found = between(leftMember.value, rightMember.value, at: inner, depth: depth + 1) {
          return found
        }
      } else if !rights.contains(where: { $0.name == leftMember.name }) {
        return between(leftMember.value, nil, at: steps + [leftMember.name])
      } else if !lefts.contains(where: { $0.name == rightMember.name }) {
        return between(nil, rightMember.value, at: steps + [rightMember.name])
      } else {
        return FirstDifference(
          steps: steps, left: compact(left), right: compact(right), kind: .keyOrder)
      }
    }
    return nil
  }

  /// The members that take part: no markers, no `null`.
  private static func comparedMembers(
    of value: JSONValue
  ) -> [(name: [UInt8], value: JSONValue)] {
    value.members.compactMap { key, value in
      let name = key.stringBytes()
      return markers.contains(name) || value.kind == .null ? nil : (name, value)
    }
  }

  private static let markers = ["cache_control", "prompt_cache_breakpoint"].map { Array($0.utf8) }

  /// The value as the cache sees it.
  static func compact(_ value: JSONValue) -> [UInt8] {
    let compactor = WireCompactor()
    return value.rawBytes.withUnsafeBytes { raw in
      _ = compactor.compact(raw)
      return Array(compactor.bytes)
    }
  }
}
