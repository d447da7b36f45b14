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

  /// The separators that may stand in one of the differing regions, as they do where items moved.
  static func all(in difference: TextDifference) -> [ItemSeparator] {
    used(marks + [space], in: difference)
  }

  /// Those of them that prose has not between its words.
  static func marks(in difference: TextDifference) -> [ItemSeparator] {
    used(marks, in: difference)
  }

  private static func used(
    _ separators: [ItemSeparator], in difference: TextDifference
  ) -> [ItemSeparator] {
    let regions = [difference.leftRegion, difference.rightRegion]
    guard regions.allSatisfy({ $0.count <= TextDifference.reach }) else { return [] }
    var isPresent = [Bool](repeating: false, count: 256)
    // A region may begin or end inside a wide separator.
    let margin = 2
    for (text, region) in [
      (difference.left, difference.leftRegion), (difference.right, difference.rightRegion),
    ] {
      let start = max(0, region.lowerBound - margin)
      text.withUnsafeBufferPointer { bytes in
        for byte in bytes[start..<min(bytes.count, region.upperBound + margin)] {
          isPresent[Int(byte)] = true
        }
      }
    }
    return separators.filter { $0.bytes.allSatisfy { isPresent[Int($0)] } }
  }

  private static let space = ItemSeparator(" ")
  private static let marks: [ItemSeparator] = [
    ItemSeparator(","), ItemSeparator(";"), ItemSeparator("|"), ItemSeparator("&"),
    ItemSeparator("、"), ItemSeparator("，"), ItemSeparator("；"), ItemSeparator("・"),
    ItemSeparator("،"), ItemSeparator("؛"), ItemSeparator("·"), ItemSeparator("•"),
    ItemSeparator("→"), ItemSeparator(" / "),
  ]
}
