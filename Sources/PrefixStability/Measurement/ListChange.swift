import ChangeCauses
import JSONText
import PromptCompiler
import PromptSkeleton
import SourceText

/// The first element at which a list no longer begins with another one.
struct ListChange {
  /// The element of either list at the place, as canonical JSON; nil where the list has ended.
  let left: [UInt8]?
  let right: [UInt8]?

  /// Nil where both lists are the same.
  init?(_ earlier: [[UInt8]], _ later: [[UInt8]]) {
    let shared = zip(earlier, later).prefix { $0 == $1 }.count
    guard shared < earlier.count || shared < later.count else { return nil }
    left = shared < earlier.count ? earlier[shared] : nil
    right = shared < later.count ? later[shared] : nil
  }

  /// The elements of a list as canonical JSON; nil of what is no list.
  static func elements(of value: PromptValue) -> [[UInt8]]? {
    guard case .array(let elements) = value else { return nil }
    return elements.map { element in
      var bytes: [UInt8] = []
      try? JSONBytes.appendCanonical(element, to: &bytes)
      return bytes
    }
  }

  /// Whether two lists have the same elements in another order.
  static func isReordered(_ left: [[UInt8]], _ right: [[UInt8]]) -> Bool {
    left.count == right.count && left != right && sorted(left) == sorted(right)
  }

  /// The same of two lists as rows are compared: escaped canonical JSON.
  static func isReordered(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    isReordered(elements(of: left), elements(of: right))
  }

  /// Whether two lists of one length differ only before messages that are more than half of them and
  /// worth caching: the turns of conversations end in what is new, and so do other conversations.
  static func endAlike(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    let (left, right) = (elements(of: left), elements(of: right))
    let shared = zip(left.reversed(), right.reversed()).prefix { $0 == $1 }
    return left.count == right.count && shared.count >= 2 && shared.count * 2 > left.count
      && shared.reduce(0) { $0 + $1.0.count } >= CompiledTemplate.worthwhileLength
  }

  private static func elements(of list: [UInt8]) -> [[UInt8]] {
    let root = (try? JSONDocument(parsing: PromptTokens.unescaped(list[...])))?.root
    return root?.elements.map { JSONWriter.compact($0) } ?? []
  }

  private static func sorted(_ elements: [[UInt8]]) -> [[UInt8]] {
    elements.sorted { $0.lexicographicallyPrecedes($1) }
  }

  var values: Pair<[UInt8]?> { Pair(left, right) }

  /// Whether another element is there rather than the same one, changed.
  var isOfOtherNames: Bool { left.map(Self.name) != right.map(Self.name) }

  /// The change as one of what is in the list, with the elements by their names.
  func membership(as cause: ChangeCause) -> (values: Pair<[UInt8]?>, cause: ChangeCause) {
    let values = Pair(left.map(Self.name), right.map(Self.name))
    var cause = cause
    (cause.left, cause.right) = (0..<(values.first ?? []).count, 0..<(values.second ?? []).count)
    return (values, cause)
  }

  /// The name of a tool, a text without its quotes, other elements as they are.
  private static func name(of element: [UInt8]) -> [UInt8] {
    let root = (try? JSONDocument(parsing: element))?.root
    if let root, root.kind == .string { return root.stringBytes() }
    let function = root?["function"] ?? root
    guard let name = function?["name"], name.kind == .string else { return element }
    return name.stringBytes()
  }
}
