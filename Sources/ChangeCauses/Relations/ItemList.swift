/// The items of a list that stands in a text, and how often each occurs.
struct ItemList {
  let items: [ArraySlice<UInt8>]

  /// The lines of a text, without their breaks.
  init(linesOf text: ArraySlice<UInt8>) {
    var items = text.split(separator: 0x0A, omittingEmptySubsequences: false)
    for index in items.indices where items[index].last == 0x0D { items[index].removeLast() }
    self.items = items
  }

  /// The parts of a text between separators, without the blanks, quotation marks and asterisks around
  /// them.
  init(_ text: ArraySlice<UInt8>, separatedBy separator: ItemSeparator) {
    var items: [ArraySlice<UInt8>] = []
    func add(_ part: ArraySlice<UInt8>) {
      let item = ItemList.trimmed(part)
      if !item.isEmpty { items.append(item) }
    }
    var start = text.startIndex
    var index = start
    while index < text.endIndex {
      guard separator.starts(text, at: index) else {
        index += 1
        continue
      }
      add(text[start..<index])
      index += separator.bytes.count
      start = index
    }
    add(text[start...])
    if separator.isComma, let last = items.last, let and = ItemList.conjunction(in: last) {
      items[items.count - 1] = ItemList.trimmed(last[..<and.lowerBound])
      items.append(ItemList.trimmed(last[and.upperBound...]))
    }
    self.items = items
  }

  /// The elements of a text that consists of elements of markup.
  init(elementsOf text: ArraySlice<UInt8>) {
    var items: [ArraySlice<UInt8>] = []
    var start = text.startIndex
    var tag = text.startIndex
    var depth = 0
    for index in text.indices {
      if text[index] == 0x3C { tag = index }
      guard text[index] == 0x3E, index > tag else { continue }
      if text[tag + 1] == 0x2F {
        depth -= 1
      } else if text[index - 1] != 0x2F {
        depth += 1
      }
      if depth <= 0 {
        items.append(ItemList.trimmed(text[start...index]))
        start = index + 1
      }
    }
    if start < text.endIndex { items.append(ItemList.trimmed(text[start...])) }
    self.items = items.filter { !$0.isEmpty }
  }

  private init(_ items: [ArraySlice<UInt8>]) { self.items = items }

  /// The items without the numbers that they begin with, where all of them do; else the same.
  var unnumbered: ItemList {
    let bare = items.compactMap(ItemMark.afterNumber(of:))
    return bare.count == items.count ? ItemList(bare) : self
  }

  /// The items without the bullets or numbers that they begin with; nil unless all of them do.
  var unmarked: ItemList? {
    let bare = items.compactMap { ItemMark.afterNumber(of: $0) ?? ItemMark.afterBullet(of: $0) }
    return bare.count == items.count ? ItemList(bare) : nil
  }

  /// How often each item occurs.
  var counts: [ArraySlice<UInt8>: Int] {
    var counts: [ArraySlice<UInt8>: Int] = [:]
    for item in items { counts[item, default: 0] += 1 }
    return counts
  }

  /// Whether two lists hold the same items.
  func hasSameItems(as other: ItemList) -> Bool {
    // The sums are cheap and almost always enough to tell lists apart.
    items.count == other.items.count && sum == other.sum && counts == other.counts
  }

  /// A number that is the same for lists of the same items.
  private var sum: UInt64 {
    var sum: UInt64 = 0
    for item in items {
      var hash: UInt64 = 0xCBF2_9CE4_8422_2325
      for byte in item { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
      sum &+= hash
    }
    return sum
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
    func isFrame(_ byte: UInt8) -> Bool {
      ByteClass.isSpace(byte) || ByteClass.isQuote(byte) || byte == 0x2A
    }
    while let byte = text.first, isFrame(byte) { text.removeFirst() }
    while let byte = text.last, isFrame(byte) { text.removeLast() }
    return text
  }

  /// The place of ` and ` or ` or ` in the last item of an enumeration.
  private static func conjunction(in item: ArraySlice<UInt8>) -> Range<Int>? {
    guard item.count <= 200 else { return nil }
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

/// The number or bullet that an item of a list begins with.
enum ItemMark {
  /// What follows `1.`, `2)`, `(3)`, `[4]`, `#5` or `6:` and a blank, perhaps behind a bullet.
  static func afterNumber(of item: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    var rest = afterBullet(of: item) ?? item.drop(while: ByteClass.isBlank)
    let opener = rest.first
    let isOpened = opener == 0x28 || opener == 0x5B || opener == 0x23
    if isOpened { rest.removeFirst() }
    let text = rest.drop(while: ByteClass.isDigit)
    guard (1...4).contains(rest.count - text.count), let mark = text.first else { return nil }
    switch (opener, mark) {
    case (0x28, 0x29), (0x5B, 0x5D): break
    case (0x23, 0x20): return text.dropFirst()
    case (_, 0x2E) where !isOpened, (_, 0x29) where !isOpened, (_, 0x3A) where !isOpened: break
    default: return nil
    }
    let after = text.dropFirst()
    return after.first == 0x20 ? after.dropFirst() : nil
  }

  /// What follows `-`, `*`, `+` or `•` and a blank.
  static func afterBullet(of item: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    let rest = item.drop(while: ByteClass.isBlank)
    for bullet in ["- ", "* ", "+ ", "• ", "– ", "?? "] as [StaticString] {
      let isThere = bullet.withUTF8Buffer { rest.starts(with: $0) }
      if isThere { return rest.dropFirst(bullet.utf8CodeUnitCount) }
    }
    return nil
  }
}
