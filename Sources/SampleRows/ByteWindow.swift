import Files
import SourceText

/// The part of a file that is being looked at: a buffer that moves on over it.
struct ByteWindow {
  /// Holds the bytes from `start` to `end` and room for more.
  private(set) var bytes: [UInt8]
  /// The first byte that is not used up.
  private(set) var start = 0
  private(set) var end: Int
  /// The offset in the file of `start`.
  private(set) var fileOffset = 0
  private let stream: StreamBox?

  private static let chunkSize = 256 << 10

  /// Lets a copyable value own a stream.
  private final class StreamBox {
    var stream: ByteStream

    init(_ stream: consuming ByteStream) { self.stream = stream }
  }

  /// A whole text that is in memory.
  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    end = bytes.count
    stream = nil
  }

  init(path: String) throws(FileError) {
    bytes = [UInt8](repeating: 0, count: Self.chunkSize)
    end = 0
    stream = StreamBox(try ByteStream(path: path))
  }

  var count: Int { end - start }

  /// Uses up bytes.
  mutating func drop(_ count: Int) {
    start += count
    fileOffset += count
  }

  /// Uses up all bytes that are at hand.
  mutating func dropAll() { drop(count) }

  /// Uses up a UTF-8 byte order mark, where one stands at the start.
  ///
  /// - Returns: What is wrong with a text that is in another encoding.
  mutating func startText(of path: String) throws(FileError) -> Diagnostic? {
    while count < 4, try grow() {}
    let head = bytes[start..<min(end, start + 4)]
    if let name = UTF8Text.wideEncoding(of: head) {
      return Diagnostic(
        rule: "invalid-encoding", severity: .error, message: "the file is \(name), not UTF-8",
        span: SourceFile(path: path, bytes: Array(head)).span(0..<2),
        remedy: "Save the file as UTF-8.", preventsAnalysis: true)
    }
    drop(UTF8Text.byteOrderMarkLength(of: head))
    return nil
  }

  /// Adds bytes behind `end`; what is not used up may move to the front.
  ///
  /// - Returns: Whether there were any left.
  mutating func grow() throws(FileError) -> Bool {
    guard let stream else { return false }
    if start > 0 {
      let (start, end) = (start, end)
      bytes.withUnsafeMutableBytes {
        $0.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[start..<end]))
      }
      self.end = end - start
      self.start = 0
    }
    if end == bytes.count {
      bytes.append(contentsOf: repeatElement(0, count: bytes.count))
    }
    let end = end
    let count = try bytes.withUnsafeMutableBufferPointer { buffer throws(FileError) in
      try stream.stream.read(
        into: UnsafeMutableRawBufferPointer(UnsafeMutableBufferPointer(rebasing: buffer[end...])))
    }
    self.end = end + count
    return count > 0
  }
}

extension ByteWindow {
  /// The distance from `start` to the first LF, looking only behind the first `searched` bytes.
  func firstLineFeed(after searched: Int) -> Int? {
    let (start, end) = (start, end)
    return bytes.withUnsafeBytes { bytes in
      ByteSearch.firstIndex(of: 0x0A, in: bytes, from: start &+ searched, to: end)
        .map { $0 &- start }
    }
  }
}
