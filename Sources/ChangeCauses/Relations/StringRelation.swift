import JSONText

/// Recognises what changed in the strings of two JSON texts by what the strings say.
///
/// An escape hides a line break from whoever looks at the text as it is sent, and a quote the end of
/// a line. So texts that differ in nothing but strings, numbers and other single values are asked for
/// each of these, as if it were the value of a variable of its own.
enum StringRelation {
  /// The most values that are compared; of more, the first ones speak for all.
  private static let limit = 256

  static func cause(of difference: TextDifference) -> ChangeCause? {
    guard let left = document(difference.left), let right = document(difference.right) else {
      return nil
    }
    var leaves: [Leaf] = []
    guard
      collect(left.root, right.root, path: difference.context.variable ?? "", into: &leaves),
      leaves.contains(where: { $0.left.kind == .string && $0.right.kind == .string })
    else { return nil }
    if leaves.count == 1, let cause = leaves.first?.cause(in: difference.context), isID(cause) {
      return cause
    }
    guard !ListRelation.isOfElements(difference), JSONRelation.cause(of: difference) == nil else {
      return nil
    }
    // What a text says outranks how it is written.
    var first: ChangeCause?
    for leaf in leaves {
      let cause = leaf.cause(in: difference.context)
      if cause.kind.group != .encoding { return cause }
      first = first ?? cause
    }
    return first
  }

  /// Whether a value is one that is made anew each time, and so no name that tells one element of a
  /// list from another.
  private static func isID(_ cause: ChangeCause) -> Bool {
    guard cause.basis == .shape else { return false }
    return cause.kind.group == .moment
      || cause.kind.group == .identifier && cause.kind != .identifier
  }

  private static func document(_ text: [UInt8]) -> JSONDocument? {
    guard let first = text.first, [0x22, 0x5B, 0x7B].contains(first),
      text.count <= TextDifference.limit
    else { return nil }
    return try? JSONDocument(parsing: text, limits: JSONLimits(depth: 128))
  }

  /// Collects the single values that differ in their text; false where the structures do.
  private static func collect(
    _ left: JSONValue, _ right: JSONValue, path: String, into leaves: inout [Leaf]
  ) -> Bool {
    guard leaves.count < limit else { return true }
    switch (left.kind, right.kind) {
    case (.object, .object):
      var others = right.members
      for (key, value) in left.members {
        guard let other = others.next(), key.rawBytes.elementsEqual(other.key.rawBytes) else {
          return false
        }
        let inner = path.isEmpty ? key.string : path + "." + key.string
        guard collect(value, other.value, path: inner, into: &leaves) else { return false }
      }
      return others.next() == nil
    case (.array, .array):
      var others = right.elements
      for element in left.elements {
        guard let other = others.next(), collect(element, other, path: path, into: &leaves) else {
          return false
        }
      }
      return others.next() == nil
    case (.object, _), (_, .object), (.array, _), (_, .array):
      return false
    default:
      if !left.rawBytes.elementsEqual(right.rawBytes) {
        let leaf = Leaf(left, right, path)
        if leaf.leftText != leaf.rightText { leaves.append(leaf) }
      }
      return true
    }
  }

  /// A single value of both texts.
  private struct Leaf {
    let left: JSONValue
    let right: JSONValue
    let leftText: [UInt8]
    let rightText: [UInt8]
    /// The names of the members that it is in, behind the variable's.
    let path: String

    init(_ left: JSONValue, _ right: JSONValue, _ path: String) {
      self.left = left
      self.right = right
      leftText = left.stringBytes()
      rightText = right.stringBytes()
      self.path = path
    }

    func cause(in context: ChangeContext) -> ChangeCause {
      var inner = context
      inner.variable = path.isEmpty ? nil : path
      // The words before the whole text say nothing of a member.
      if left.range.lowerBound > 0 { inner.before = [] }
      var cause = ChangeClassifier.classify(left: leftText, right: rightText, context: inner)
      cause.left = Leaf.range(cause.left, in: left)
      cause.right = Leaf.range(cause.right, in: right)
      return cause
    }

    /// A range of a value's text as one of the document.
    private static func range(_ range: Range<Int>, in value: JSONValue) -> Range<Int> {
      let start = value.range.lowerBound + (value.kind == .string ? 1 : 0)
      guard value.hasEscapes else {
        return (range.lowerBound + start)..<(range.upperBound + start)
      }
      var text = FoldedBytes(value.rawBytes.dropFirst().dropLast(), .escapes)
      for _ in 0..<range.lowerBound { _ = text.next() }
      let lower = text.index
      for _ in range { _ = text.next() }
      return lower..<text.index
    }
  }
}
