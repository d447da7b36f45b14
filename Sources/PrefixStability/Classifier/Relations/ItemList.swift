/// The items of a list that stands in a text, and how often each occurs.
struct ItemList {
  let items: [ArraySlice<UInt8>]

  /// The lines of a text, without their breaks.
  init(linesOf text: ArraySlice<UInt8>) {
    var items = text.split(separator: 0x0A, omittingEmptySubsequences: false)
    for index in items.indices where items[index].last == 0x0D { items[index].removeLast() }
    self.items = items
  }

  /// The parts of a text between separators, without the blanks and quotation marks around them.
  init(_ text: ArraySlice<UInt8>, separatedBy separator: UInt8) {
    var items: [ArraySlice<UInt8>] = []
    for part in text.split(separator: separator, omittingEmptySubsequences: false) {
      let item = ItemList.trimmed(part)
      if separator == 0x2C, let and = ItemList.conjunction(in: item) {
        items.append(ItemList.trimmed(item[..<and.lowerBound]))
        items.append(ItemList.trimmed(item[and.upperBound...]))
      } else {
        items.append(item)
      }
    }
    self.items = items.filter { !$0.isEmpty }
  }

  /// The elements of a text that consists of elements of markup.
  init(elementsOf text: ArraySlice<UInt8>) {
    var items: [ArraySlice<UInt8>] = []
    var start = text.startIndex
    var tag = text.startIndex
    for index in text.indices {
      if text[index] == 0x3C { tag = index }
      guard text[index] == 0x3E, index > tag else { continue }
      let isClosing = text[index - 1] == 0x2F || text[tag + 1] == 0x2F
      if isClosing {
        items.append(ItemList.trimmed(text[start...index]))
        start = index + 1
      }
    }
    if start < text.endIndex { items.append(ItemList.trimmed(text[start...])) }
    self.items = items.filter { !$0.isEmpty }
  }

  /// How often each item occurs.
  var counts: [ArraySlice<UInt8>: Int] {
    var counts: [ArraySlice<UInt8>: Int] = [:]
    for item in items { counts[item, default: 0] += 1 }
    return counts
  }

  /// Whether two lists hold the same items.
  func hasSameItems(as other: ItemList) -> Bool {
    items.count == other.items.count && counts == other.counts
  }

  /// How many items a list shares with a longer one that holds all of its items, else nil.
  func shared(with other: ItemList) -> Int? {
    guard items.count < other.items.count else { return nil }
    let counts = other.counts
    for (item, count) in self.counts where counts[item, default: 0] < count { return nil }
    return items.count
  }

  private static func trimmed(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var text = text
    while let byte = text.first, ByteClass.isSpace(byte) || ByteClass.isQuote(byte) {
      text.removeFirst()
    }
    while let byte = text.last, ByteClass.isSpace(byte) || ByteClass.isQuote(byte) {
      text.removeLast()
    }
    return text
  }

  /// The place of ` and ` or ` or ` in the last item of an enumeration.
  private static func conjunction(in item: ArraySlice<UInt8>) -> Range<Int>? {
    for word in [" and ", " or ", " und ", " et ", " y "] as [StaticString] {
      let count = word.utf8CodeUnitCount
      guard item.count > count else { continue }
      let found = word.withUTF8Buffer { wanted in
        item.indices.dropLast(count).first { item[$0..<($0 + count)].elementsEqual(wanted) }
      }
      if let found { return found..<(found + count) }
    }
    return nil
  }
}
