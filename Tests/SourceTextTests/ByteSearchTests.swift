import SourceText
import Testing

@Suite struct ByteSearchTests {
  /// Bytes that differ from the wanted one by a bit or a borrow stand all around it.
  @Test func theFirstPlaceIsFoundAtEveryOffset() {
    for byte in [0x00, 0x0A, 0x3A, 0x7F, 0x80, 0xFF] as [UInt8] {
      for length in 0...20 {
        for place in 0..<length {
          var bytes = (0..<length).map { $0 % 2 == 0 ? byte &+ 1 : byte ^ 0x80 }
          bytes[place] = byte
          bytes[length - 1] = byte
          bytes.withUnsafeBytes { buffer in
            for start in 0...place {
              #expect(
                ByteSearch.firstIndex(of: byte, in: buffer, from: start, to: length) == place)
            }
            #expect(ByteSearch.firstIndex(of: byte, in: buffer, from: 0, to: place) == nil)
          }
        }
      }
    }
  }

  @Test(arguments: ["", "a", "aab", "abab", "ababaa", "bab", "aaaaaaab", "b", "abaabaab"])
  func aPartIsFoundWhereItStands(part: String) {
    let part = Array(part.utf8)
    for number in 0..<1024 {
      let text = (0..<10).map { UInt8(ascii: "a") + UInt8(number >> $0 & 1) }
      let isThere = (0...10).contains { text[$0...].starts(with: part) }
      #expect(ByteSearch.contains(part[...], in: text[...]) == isThere)
    }
  }
}
