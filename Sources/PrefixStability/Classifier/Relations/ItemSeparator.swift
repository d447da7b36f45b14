/// What items of a list on one line are separated by.
struct ItemSeparator: Sendable {
  let bytes: [UInt8]

  private init(_ text: StaticString) { bytes = text.withUTF8Buffer { Array($0) } }

  var isComma: Bool { bytes == [0x2C] }

  func starts(_ text: ArraySlice<UInt8>, at index: Int) -> Bool {
    text[index] == bytes[0]
      && (bytes.count == 1 || text[index...].prefix(bytes.count).elementsEqual(bytes))
  }

  func ends(_ text: [UInt8], before index: Int) -> Bool {
    index >= bytes.count && starts(text[...], at: index - bytes.count)
  }

  /// Whether the separator stands in a text or overlaps its ends.
  private func isIn(_ text: [UInt8], _ region: Range<Int>) -> Bool {
    let margin = bytes.count - 1
    let near = text[
      max(0, region.lowerBound - margin)..<min(text.count, region.upperBound + margin)]
    return near.indices.contains { starts(near, at: $0) }
  }

  /// The separators that stand in one of the differing regions, as they do where items moved.
  static func all(in difference: TextDifference) -> [ItemSeparator] {
    (marks + [space]).filter { $0.isUsed(in: difference) }
  }

  /// Those of them that prose has not between its words.
  static func marks(in difference: TextDifference) -> [ItemSeparator] {
    marks.filter { $0.isUsed(in: difference) }
  }

  private func isUsed(in difference: TextDifference) -> Bool {
    isIn(difference.left, difference.leftRegion) || isIn(difference.right, difference.rightRegion)
  }

  private static let space = ItemSeparator(" ")
  private static let marks: [ItemSeparator] = [
    ItemSeparator(","), ItemSeparator(";"), ItemSeparator("|"), ItemSeparator("&"),
    ItemSeparator("、"), ItemSeparator("，"), ItemSeparator("；"), ItemSeparator("・"),
    ItemSeparator("،"), ItemSeparator("؛"), ItemSeparator("·"), ItemSeparator("•"),
    ItemSeparator("→"), ItemSeparator(" / "),
  ]
}
