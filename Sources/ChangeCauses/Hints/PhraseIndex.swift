/// Finds any of some phrases in one pass over a text, ASCII letters compared without case.
///
/// Nearly every byte is passed after one look at a set of hashes of the phrases' first four bytes.
struct PhraseIndex: Sendable {
  /// Lower-case, each of at least four bytes.
  private let phrases: [[UInt8]]
  /// The phrases, sorted by their first byte.
  private let entries: [Entry]
  /// Where the entries of each first byte are.
  private let entriesOf: [Range<Int>]
  /// A bit for the hash of each head, in 4,096.
  private let heads: [UInt64]

  private struct Entry {
    /// The first four bytes, folded.
    var head: UInt32
    var phrase: Int
  }

  init(_ phrases: [StaticString]) {
    self.phrases = phrases.map { $0.withUTF8Buffer { Array($0) } }
    var entries: [[Entry]] = Array(repeating: [], count: 256)
    var heads = [UInt64](repeating: 0, count: 1 << 6)
    for (index, phrase) in self.phrases.enumerated() {
      precondition(phrase.count >= 4, "a phrase is too short to be looked for")
      let head = phrase.withUnsafeBytes { Self.head(of: $0, at: 0) }
      let hash = Self.hash(of: head)
      heads[hash >> 6] |= 1 << UInt64(hash & 63)
      let upper = ByteClass.isLower(phrase[0]) ? phrase[0] & ~0x20 : phrase[0]
      for first in Set([phrase[0], upper]) {
        entries[Int(first)].append(Entry(head: head, phrase: index))
      }
    }
    self.entries = Array(entries.joined())
    self.heads = heads
    var end = 0
    entriesOf = entries.map { entries in
      end += entries.count
      return (end - entries.count)..<end
    }
  }

  /// The first place of each phrase that stands in a text, in the order of the phrases.
  func places(in text: ArraySlice<UInt8>) -> [(phrase: Int, range: Range<Int>)] {
    var places: [(phrase: Int, range: Range<Int>)] = []
    text.withUnsafeBytes { bytes in
      heads.withUnsafeBufferPointer { heads in
        var start = 0
        while start &+ 4 <= bytes.count {
          let hash = Self.hash(of: Self.head(of: bytes, at: start))
          if heads[hash &>> 6] &>> UInt64(hash & 63) & 1 != 0 {
            addPhrases(at: start, in: bytes, from: text.startIndex, to: &places)
          }
          start &+= 1
        }
      }
    }
    return places.sorted { $0.phrase < $1.phrase }
  }

  @inline(__always)
  private func addPhrases(
    at start: Int, in bytes: UnsafeRawBufferPointer, from base: Int,
    to places: inout [(phrase: Int, range: Range<Int>)]
  ) {
    let head = Self.head(of: bytes, at: start)
    for index in entriesOf[Int(bytes[start])] where entries[index].head == head {
      let entry = entries[index]
      let phrase = phrases[entry.phrase]
      guard isPhrase(phrase, at: start, in: bytes),
        !places.contains(where: { $0.phrase == entry.phrase })
      else { continue }
      places.append((entry.phrase, (base + start)..<(base + start + phrase.count)))
    }
  }

  /// Four bytes with the bit set that tells lower case from upper case.
  @inline(__always)
  private static func head(of bytes: UnsafeRawBufferPointer, at offset: Int) -> UInt32 {
    bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self) | 0x2020_2020
  }

  @inline(__always)
  private static func hash(of head: UInt32) -> Int { Int((head &* 0x9E37_79B1) &>> 20) }

  private func isPhrase(
    _ phrase: [UInt8], at start: Int, in bytes: UnsafeRawBufferPointer
  ) -> Bool {
    guard bytes.count - start >= phrase.count else { return false }
    for index in phrase.indices where ByteClass.lowered(bytes[start + index]) != phrase[index] {
      return false
    }
    return true
  }
}
