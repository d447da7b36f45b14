/// A set of words to be recognised at a byte, ASCII letters compared without case.
struct WordTable: Sendable {
  /// The words in lower case by first byte, longest first.
  private let words: [[[UInt8]]]

  init(_ list: StaticString) {
    var words = [[[UInt8]]](repeating: [], count: 256)
    list.withUTF8Buffer { bytes in
      for word in bytes.split(separator: 0x20) {
        if let first = word.first { words[Int(first)].append(Array(word)) }
      }
    }
    self.words = words.map { $0.sorted { $0.count > $1.count } }
  }

  /// The end of the longest word of the table that stands at an index as a whole word.
  ///
  /// A letter of ASCII may not follow; other scripts write words without a gap.
  func end(in window: ByteWindow, at index: Int) -> Int? {
    for word in words[Int(ByteClass.lowered(window[index]))] {
      var position = 1
      while position < word.count, ByteClass.lowered(window[index + position]) == word[position] {
        position += 1
      }
      let end = index + position
      if position == word.count, !ByteClass.isLetter(window[end]) { return end }
    }
    return nil
  }

  func contains(_ word: some Collection<UInt8>) -> Bool {
    guard let first = word.first else { return false }
    return words[Int(ByteClass.lowered(first))].contains { entry in
      entry.count == word.count && zip(entry, word).allSatisfy { $0 == ByteClass.lowered($1) }
    }
  }
}
