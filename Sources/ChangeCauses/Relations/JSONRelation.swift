import JSONText

/// Recognises JSON that says the same in another order or notation, also inside other text.
enum JSONRelation {
  /// How many brackets around a difference are tried, from the innermost outwards.
  private static let attempts = 8

  static func cause(of difference: TextDifference) -> ChangeCause? {
    for (start, left, right) in documents(around: difference) {
      guard let kind = kind(left.root, right.root) else { continue }
      let (leftEnd, rightEnd) = (start + left.bytes.count, start + right.bytes.count)
      let more =
        areEqual(difference, behind: start, left, right)
        ? "" : ", and " + rest(of: difference, kind, leftEnd, rightEnd)
      return ChangeCause(
        kind, .relation, left: start..<leftEnd, right: start..<rightEnd, label: kind.label + more)
    }
    return nil
  }

  /// What the texts differ in behind two documents of a kind of change.
  private static func rest(
    of difference: TextDifference, _ first: ChangeKind, _ leftEnd: Int, _ rightEnd: Int
  ) -> String {
    let rest = TextDifference(
      left: Array(difference.left[leftEnd...]), right: Array(difference.right[rightEnd...]),
      offset: nil, context: ChangeContext())
    for (_, left, right) in documents(around: rest) {
      if let kind = kind(left.root, right.root) { return kind == first ? "more" : kind.label }
    }
    return ChangeClassifier.shape(of: rest)?.label ?? "other text"
  }

  /// Whether the texts are one JSON value, for every parser, with the same text around it.
  static func isSame(_ difference: TextDifference) -> Bool {
    let freedom = JSONFreedom.all.subtracting(.elements)
    return documents(around: difference).contains { start, left, right in
      areEqual(difference, behind: start, left, right)
        && freedom.fingerprint(of: left.root) == freedom.fingerprint(of: right.root)
        && left.duplicateKeys().isEmpty && right.duplicateKeys().isEmpty
    }
  }

  /// Whether what follows two documents that start at one offset is the same.
  private static func areEqual(
    _ difference: TextDifference, behind start: Int, _ left: JSONDocument, _ right: JSONDocument
  ) -> Bool {
    difference.left[(start + left.bytes.count)...]
      .elementsEqual(difference.right[(start + right.bytes.count)...])
  }

  /// The objects and arrays of both sides around the difference, the innermost first.
  ///
  /// `opening` limits them to those that start with a bracket.
  static func documents(
    around difference: TextDifference, opening bracket: UInt8? = nil
  ) -> some Sequence<(start: Int, left: JSONDocument, right: JSONDocument)> {
    openers(difference).lazy.compactMap { start in
      guard bracket == nil || difference.left[start] == bracket,
        let left = document(in: difference.left, at: start),
        let right = document(in: difference.right, at: start)
      else { return nil }
      return (start, left, right)
    }
  }

  /// The offsets of brackets that are open at the difference, the innermost first.
  ///
  /// Brackets in strings are not told apart here; a wrong guess does not parse.
  private static func openers(_ difference: TextDifference) -> [Int] {
    var openers: [Int] = []
    var depth = 0
    var index = difference.offset
    let floor = max(0, index - TextDifference.reach)
    while index > floor, openers.count < attempts {
      index -= 1
      switch difference.left[index] {
      case 0x7D, 0x5D: depth += 1
      case 0x7B, 0x5B:
        if depth == 0 { openers.append(index) } else { depth -= 1 }
      default: continue
      }
    }
    return openers
  }

  /// The object or array that starts at an offset.
  private static func document(in text: [UInt8], at start: Int) -> JSONDocument? {
    guard let end = end(in: text, from: start) else { return nil }
    return try? JSONDocument(parsing: Array(text[start..<end]), limits: JSONLimits(depth: 128))
  }

  /// The end of the bracketed text that starts at an offset, brackets in strings left out.
  private static func end(in text: [UInt8], from start: Int) -> Int? {
    var depth = 0
    var index = start
    let ceiling = min(text.count, start + TextDifference.limit)
    while index < ceiling {
      switch text[index] {
      case 0x7B, 0x5B: depth += 1
      case 0x7D, 0x5D:
        depth -= 1
        if depth == 0 { return index + 1 }
      case 0x22:
        index += 1
        while index < ceiling, text[index] != 0x22 { index += text[index] == 0x5C ? 2 : 1 }
      default: break
      }
      index += 1
    }
    return nil
  }

  private static func kind(_ left: JSONValue, _ right: JSONValue) -> ChangeKind? {
    func agree(_ freedom: JSONFreedom) -> Bool {
      freedom.fingerprint(of: left) == freedom.fingerprint(of: right)
    }
    guard agree(.all) else { return nil }
    if agree(.members) { return .keyOrder }
    if agree(.elements) { return .listOrder }
    if agree(.escapes) { return .jsonEscaping }
    if agree(.numbers) { return .numberFormat }
    if agree(JSONFreedom.all.subtracting(.members)) { return .listOrder }
    return .keyOrder
  }
}

/// What two JSON values may differ in and still count as the same.
struct JSONFreedom: OptionSet {
  let rawValue: UInt8

  /// The order of an object's members.
  static let members = JSONFreedom(rawValue: 1)
  /// The order of an array's elements.
  static let elements = JSONFreedom(rawValue: 2)
  /// The escapes in strings.
  static let escapes = JSONFreedom(rawValue: 4)
  /// The notation of numbers.
  static let numbers = JSONFreedom(rawValue: 8)
  static let all: JSONFreedom = [.members, .elements, .escapes, .numbers]

  /// A number that is the same for values that differ in nothing but what is free.
  ///
  /// Good within one process only: the standard library's hashing has a new seed in each.
  func fingerprint(of value: JSONValue) -> Int {
    var hasher = Hasher()
    hasher.combine(value.kind.rawValue)
    switch value.kind {
    case .object:
      var sum = 0
      for (key, member) in value.members {
        var pair = Hasher()
        combine(string: key, into: &pair)
        pair.combine(fingerprint(of: member))
        if contains(.members) { sum &+= pair.finalize() } else { hasher.combine(pair.finalize()) }
      }
      hasher.combine(sum)
    case .array:
      var sum = 0
      for element in value.elements {
        let print = fingerprint(of: element)
        if contains(.elements) { sum &+= print } else { hasher.combine(print) }
      }
      hasher.combine(sum)
    case .string: combine(string: value, into: &hasher)
    case .number: combine(number: value, into: &hasher)
    default: break
    }
    return hasher.finalize()
  }

  private func combine(string: JSONValue, into hasher: inout Hasher) {
    let bytes = contains(.escapes) ? string.stringBytes() : Array(string.rawBytes)
    bytes.withUnsafeBytes { hasher.combine(bytes: $0) }
  }

  private static let integerBytes = Array("-0123456789".utf8)

  private func combine(number: JSONValue, into hasher: inout Hasher) {
    // Beyond 64 bits an integer is what its digits say.
    let isWide = number.integer == nil && number.rawBytes.allSatisfy(Self.integerBytes.contains)
    guard contains(.numbers), !isWide else {
      Array(number.rawBytes).withUnsafeBytes { hasher.combine(bytes: $0) }
      return
    }
    if let integer = number.integer {
      hasher.combine(integer)
    } else if let double = number.double {
      // Beyond 2^53 a floating-point number is no longer a certain integer.
      let integer = double.magnitude < 0x1p53 ? Int(double) : 0
      if double == Double(integer) {
        hasher.combine(integer)
      } else {
        hasher.combine(double)
      }
    }
  }
}
