/// The words of a name or a phrase, in small letters.
enum NameWords {
  /// The words of a variable's path: `ticket.createdAt` is `ticket`, `created`, `at`.
  ///
  /// Digits end a word and are dropped; a capital starts one, but a run of capitals is one word.
  static func words(ofPath path: String) -> [String] {
    var words: [String] = []
    var word: [UInt8] = []
    let bytes = Array(path.utf8.prefix(200))
    func finish() {
      if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
      word.removeAll(keepingCapacity: true)
    }
    for (index, byte) in bytes.enumerated() {
      guard ByteClass.isLetterOrWide(byte) else {
        finish()
        continue
      }
      if ByteClass.isUpper(byte), index > 0 {
        let followsSmall = ByteClass.isLower(bytes[index - 1])
        let startsWord =
          ByteClass.isUpper(bytes[index - 1]) && index + 1 < bytes.count
          && ByteClass.isLower(bytes[index + 1])
        if followsSmall || startsWord { finish() }
      }
      word.append(ByteClass.lowered(byte))
    }
    finish()
    return words
  }

  /// The last words before the end of a text on its last line, at most four, fillers left out.
  ///
  /// Only the last 80 bytes are read. Words of a name written in one piece are taken apart, so
  /// `request_id=` gives `request`, `id`.
  static func words(before text: ArraySlice<UInt8>, ofNumber: Bool = false) -> [String] {
    var tail = text.suffix(80)
    if let lineBreak = tail.lastIndex(of: 0x0A) { tail = tail[(lineBreak + 1)...] }
    // A sentence or a clause that ended says nothing about what follows it.
    var end = tail.endIndex
    while end > tail.startIndex, !ByteClass.isLetterOrWide(tail[end - 1]) {
      let byte = tail[end - 1]
      if byte == 0x3B || byte == 0x21 || byte == 0x3F || byte == 0x2C { return [] }
      if byte == 0x2E, !ofNumber || !isAbbreviation(tail[..<(end - 1)]) { return [] }
      end -= 1
    }
    let stop = tail[..<end].lastIndex { $0 == 0x2E || $0 == 0x3B || $0 == 0x2C || $0 == 0x3E }
    let clause = tail[(stop.map { $0 + 1 } ?? tail.startIndex)...]
    var words = words(ofPath: String(decoding: clause, as: UTF8.self))
    while let last = words.last, fillers.contains(last) { words.removeLast() }
    return Array(words.suffix(4))
  }

  /// Whether a point may belong to the word before it, as it does before a number: `Invoice no. 17`.
  private static func isAbbreviation(_ text: ArraySlice<UInt8>) -> Bool {
    let start = text.lastIndex { !ByteClass.isLetter($0) }.map { $0 + 1 } ?? text.startIndex
    return abbreviations.contains(String(decoding: text[start...], as: UTF8.self).lowercased())
  }

  private static let abbreviations: Set<String> = [
    "no", "nr", "num", "ver", "rev", "ref", "tel", "ext", "vol",
  ]
  private static let fillers: Set<String> = [
    "is", "are", "was", "the", "of", "at", "a", "an", "as", "currently", "now", "to", "for", "by",
  ]
}
