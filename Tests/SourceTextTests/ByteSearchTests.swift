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
}
