import JSONText

/// Recognises lists that gained, lost or exchanged items, and windows that moved along a list.
enum ListRelation {
  static func cause(of difference: TextDifference) -> ChangeCause? {
    array(difference) ?? lines(difference)
  }

  /// Whether elements of a JSON array came, went or moved along.
  static func isOfElements(_ difference: TextDifference) -> Bool { array(difference) != nil }

  /// JSON arrays of which each may have elements that the other has not.
  private static func array(_ difference: TextDifference) -> ChangeCause? {
    for documents in JSONRelation.documents(around: difference, opening: 0x5B) {
      let left = documents.left.root.elements.map { JSONElement($0) }
      let right = documents.right.root.elements.map { JSONElement($0) }
      let ranges = (
        documents.start..<(documents.start + documents.left.bytes.count),
        documents.start..<(documents.start + documents.right.bytes.count)
      )
      // A conversation only grows; one that holds less than before was cut.
      let isConversation = (left + right).allSatisfy(\.isMessage)
      let changed = changed(left, right)
      if isConversation || changed == nil,
        isMoved(left.map(\.print), right.map(\.print), mayEnd: isConversation)
      {
        return ChangeCause(.listWindow, .relation, left: ranges.0, right: ranges.1)
      }
      guard let changed else { continue }
      return ChangeCause(
        .listMembership, .relation, left: ranges.0, right: ranges.1, label: label(of: changed))
    }
    return nil
  }

  /// The elements that only one side has; nil where elements changed rather than came and went.
  ///
  /// One side has to hold all of the other, or the elements have names of which some are new.
  private static func changed(_ left: [JSONElement], _ right: [JSONElement]) -> [JSONElement]? {
    let first = missing(left, in: right)
    let second = missing(right, in: left)
    guard first.count < left.count, second.count < right.count else { return nil }
    if first.isEmpty != second.isEmpty { return first + second }
    let names = Set(first.compactMap(\.name))
    let others = Set(second.compactMap(\.name))
    guard names.count == first.count, others.count == second.count, names.isDisjoint(with: others),
      (first + second).allSatisfy(\.isObject)
    else { return nil }
    return first + second
  }

  /// The elements of a list that another one has not, or not so often.
  private static func missing(_ elements: [JSONElement], in other: [JSONElement]) -> [JSONElement] {
    var counts: [Int: Int] = [:]
    for element in other { counts[element.print, default: 0] += 1 }
    return elements.filter { element in
      let count = counts[element.print, default: 0]
      counts[element.print] = count - 1
      return count <= 0
    }
  }

  private static func label(of changed: [JSONElement]) -> String? {
    guard let name = changed.lazy.compactMap(\.name).first else { return nil }
    let more = changed.count > 1 ? " and \(changed.count - 1) more" : ""
    return "\(ChangeKind.listMembership.label): '\(name)'\(more)"
  }

  /// Lines of which the first ones went and others came behind the last.
  private static func lines(_ difference: TextDifference) -> ChangeCause? {
    let lines = difference.lines
    let left = ItemList(linesOf: difference.left[lines.left]).items
    let right = ItemList(linesOf: difference.right[lines.right]).items
    guard left.count > 2, right.count > 2, isMoved(left, right, mayEnd: false) else { return nil }
    return ChangeCause(.listWindow, .relation, left: lines.left, right: lines.right)
  }

  /// Whether one list goes on where the other one has passed its first items: the end of one is the
  /// beginning of the other, at least two items and about half of the shorter one.
  private static func isMoved<Item: Equatable>(
    _ left: [Item], _ right: [Item], mayEnd: Bool
  ) -> Bool {
    for (first, second) in [(left, right), (right, left)] {
      let shared = overlap(endOf: first, startOf: second)
      guard shared >= 2, shared * 2 + 1 >= min(first.count, second.count), shared < first.count
      else {
        continue
      }
      if shared < second.count || mayEnd { return true }
    }
    return false
  }

  /// The length of the longest end of a list that another list begins with.
  private static func overlap<Item: Equatable>(endOf list: [Item], startOf other: [Item]) -> Int {
    var borders: [Int] = []
    borders.reserveCapacity(other.count)
    func extended(_ length: Int, by item: Item) -> Int {
      var length = length
      while length > 0, length == other.count || other[length] != item {
        length = borders[length - 1]
      }
      return length < other.count && other[length] == item ? length + 1 : length
    }
    for (index, item) in other.enumerated() {
      borders.append(index == 0 ? 0 : extended(borders[index - 1], by: item))
    }
    return list.reduce(0) { extended($0, by: $1) }
  }
}

/// An element of a JSON array: what it says, and what it is called.
private struct JSONElement {
  /// A number that is the same for elements that say the same.
  let print: Int
  /// Its name, as tools have one, or the text that it is.
  let name: String?
  let isObject: Bool
  /// Whether it is a message of a conversation.
  let isMessage: Bool

  /// The most scalars of a name that are quoted.
  private static let limit = 40

  init(_ value: JSONValue) {
    print = JSONFreedom.all.fingerprint(of: value)
    isObject = value.kind == .object
    isMessage = isObject && value["role"]?.kind == .string
    let named =
      isObject ? value["name"] ?? value["function"]?["name"] ?? value["id"] : value
    name = named.flatMap { named in
      guard named.kind == .string, !named.stringBytes().isEmpty else { return nil }
      return String(String.UnicodeScalarView(named.string.unicodeScalars.prefix(Self.limit)))
    }
  }
}
