/// A set of words to be recognised at a byte, ASCII letters compared without case.
///
/// A word that begins outside ASCII is also known with a capital. An underscore in the list stands for
/// a blank.
struct WordTable: Sendable {
  /// The words in lower case by first byte, longest first.
  private let words: [[[UInt8]]]

  init(_ list: StaticString) {
    var words = [[[UInt8]]](repeating: [], count: 256)
    list.withUTF8Buffer { bytes in
      for word in bytes.split(separator: 0x20) {
        guard let first = word.first else { continue }
        let word = word.map { $0 == 0x5F ? 0x20 : $0 }
        words[Int(first)].append(word)
        if first >= 0x80, let capital = WordTable.capitalized(word) {
          words[Int(capital[0])].append(capital)
        }
      }
    }
    self.words = words.map { $0.sorted { $0.count > $1.count } }
  }

  /// A word with a capital letter, if it has one.
  private static func capitalized(_ word: [UInt8]) -> [UInt8]? {
    let text = String(decoding: word, as: UTF8.self)
    guard let first = text.unicodeScalars.first else { return nil }
    let capital =
      Array(first.properties.uppercaseMapping.utf8)
      + word.dropFirst(String(first).utf8.count)
    return capital == word ? nil : capital
  }

  /// The end of the longest word of the table that stands at an index as a whole word.
  ///
  /// A letter of ASCII or of another script that sets words apart may not follow; Chinese, Japanese
  /// and Thai write words without a gap.
  func end(in window: ByteWindow, at index: Int) -> Int? {
    for word in words[Int(ByteClass.lowered(window[index]))] {
      var position = 1
      while position < word.count, ByteClass.lowered(window[index + position]) == word[position] {
        position += 1
      }
      let end = index + position
      if position == word.count, !WordTable.isLetter(in: window, at: end) { return end }
    }
    return nil
  }

  /// Whether a letter of ASCII, Latin, Greek, Cyrillic, Hebrew, Arabic or Devanagari is at an index.
  private static func isLetter(in window: ByteWindow, at index: Int) -> Bool {
    let second = window[index + 1]
    switch window[index] {
    case 0xC3: return second != 0x97 && second != 0xB7
    case 0xD8: return second > 0x9F
    case 0xC4...0xDB: return true
    case 0xE0: return second == 0xA4 || second == 0xA5 && window[index + 2] < 0xA4
    case let byte: return ByteClass.isLetter(byte)
    }
  }

  func contains(_ word: some Collection<UInt8>) -> Bool {
    guard let first = word.first else { return false }
    return words[Int(ByteClass.lowered(first))].contains { entry in
      entry.count == word.count && zip(entry, word).allSatisfy { $0 == ByteClass.lowered($1) }
    }
  }
}
