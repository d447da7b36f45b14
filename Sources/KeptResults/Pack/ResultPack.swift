import Files
import SourceText

/// A file of results, each under its key.
///
/// The first line names the format, the second the program that wrote it: any other ignores it. Then
/// come the entries: a key of 16 bytes, the length of the result and its checksum of 8 bytes each, the
/// lower byte first, and the result.
struct ResultPack {
  /// The most bytes that a file may have; results that were not used for longest are left out first.
  static let mostBytes = 32 << 20
  private static let format = "promptlint results 1\n"
  private static let headLength = 32

  private let content: [UInt8]
  private let places: [ContentDigest: Range<Int>]
  /// The keys in the order of the file.
  private let keys: [ContentDigest]

  /// The results of a file; none where there is no file, or where another program wrote it.
  static func read(_ path: String, program: String) -> ResultPack {
    let bytes = try? FileReader.foundFile(path, limit: mostBytes).bytes
    return ResultPack(bytes ?? [], program: program)
  }

  /// Takes the entries up to the first that is not whole.
  init(_ content: [UInt8], program: String) {
    var places: [ContentDigest: Range<Int>] = [:]
    var keys: [ContentDigest] = []
    let head = Self.head(program)
    if content.starts(with: head) {
      var reader = ResultReader(content, in: head.count..<content.count)
      while let entry = try? reader.entry() {
        if places.updateValue(entry.range, forKey: entry.key) == nil { keys.append(entry.key) }
      }
    }
    self.content = content
    self.places = places
    self.keys = keys
  }

  /// What reads the result of a key, if there is one and it is whole.
  func reader(of key: ContentDigest) -> ResultReader? {
    guard let range = places[key] else { return nil }
    var head = ResultReader(content, in: (range.lowerBound - 8)..<range.lowerBound)
    guard let checksum = try? head.word(), checksum == Self.checksum(of: content[range]) else {
      return nil
    }
    return ResultReader(content, in: range)
  }

  /// A file with the results of a run in front, then the others as long as there is room.
  func bytes(
    using used: [ContentDigest], adding added: [ContentDigest: [UInt8]], program: String
  ) -> [UInt8] {
    var bytes = Self.head(program)
    var written: Set<ContentDigest> = []
    for key in used + keys where written.insert(key).inserted {
      guard let result = added[key].map({ $0[...] }) ?? places[key].map({ content[$0] }),
        bytes.count + Self.headLength + result.count <= Self.mostBytes
      else { continue }
      var head = ResultWriter()
      head.word(key.high)
      head.word(key.low)
      head.word(UInt64(result.count))
      head.word(Self.checksum(of: result))
      bytes += head.bytes
      bytes += result
    }
    return bytes
  }

  private static func head(_ program: String) -> [UInt8] { Array("\(format)\(program)\n".utf8) }

  /// Tells damage of a medium, not of somebody who means it: FNV-1a over words of eight bytes.
  private static func checksum(of bytes: ArraySlice<UInt8>) -> UInt64 {
    bytes.withUnsafeBytes { bytes in
      var sum: UInt64 = 0xcbf2_9ce4_8422_2325
      var index = 0
      while index &+ 8 <= bytes.count {
        let word = bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)
        sum = (sum ^ UInt64(littleEndian: word)) &* 0x100_0000_01b3
        index &+= 8
      }
      while index < bytes.count {
        sum = (sum ^ UInt64(bytes[index])) &* 0x100_0000_01b3
        index &+= 1
      }
      return sum
    }
  }
}
