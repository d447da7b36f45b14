/// Finds any of some phrases in one pass over a text, ASCII letters compared without case.
///
/// Nearly every byte is passed after one look at a table of the phrases' first two bytes.
struct PhraseIndex: Sendable {
  /// Lower-case, each of at least two bytes.
  private let phrases: [[UInt8]]
  /// The phrases by their first byte.
  private let starting: [[Int]]
  /// For each first byte a bit for the low five bits of every second byte that may follow.
  private let seconds: [UInt32]

  init(_ phrases: [StaticString]) {
    self.phrases = phrases.map { $0.withUTF8Buffer { Array($0) } }
    var starting = [[Int]](repeating: [], count: 256)
    var seconds = [UInt32](repeating: 0, count: 256)
    for (index, phrase) in self.phrases.enumerated() where phrase.count >= 2 {
      let upper = ByteClass.isLower(phrase[0]) ? phrase[0] & ~0x20 : phrase[0]
      for first in Set([phrase[0], upper]) {
        starting[Int(first)].append(index)
        seconds[Int(first)] |= 1 << UInt32(phrase[1] & 31)
      }
    }
    self.starting = starting
    self.seconds = seconds
  }

  /// The first place of each phrase that stands in a text, in the order of the phrases.
  func places(in text: ArraySlice<UInt8>) -> [(phrase: Int, range: Range<Int>)] {
    var places: [(phrase: Int, range: Range<Int>)] = []
    text.withUnsafeBufferPointer { bytes in
      seconds.withUnsafeBufferPointer { seconds in
        var start = 0
        while start &+ 1 < bytes.count {
          if seconds[Int(bytes[start])] &>> UInt32(bytes[start &+ 1] & 31) & 1 != 0 {
            addPhrases(at: start, in: bytes, from: text.startIndex, to: &places)
          }
          start &+= 1
        }
      }
    }
    return places.sorted { $0.phrase < $1.phrase }
  }

  private func addPhrases(
    at start: Int, in bytes: UnsafeBufferPointer<UInt8>, from base: Int,
    to places: inout [(phrase: Int, range: Range<Int>)]
  ) {
    for index in starting[Int(bytes[start])] {
      let phrase = phrases[index]
      guard isPhrase(phrase, at: start, in: bytes),
        !places.contains(where: { $0.phrase == index })
      else { continue }
      places.append((index, (base + start)..<(base + start + phrase.count)))
    }
  }

  private func isPhrase(
    _ phrase: [UInt8], at start: Int, in bytes: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    guard bytes.count - start >= phrase.count else { return false }
    for index in 1..<phrase.count where ByteClass.lowered(bytes[start + index]) != phrase[index] {
      return false
    }
    return true
  }
}
