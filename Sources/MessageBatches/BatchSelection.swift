import Files
import JSONText

/// The identifiers of the requests that are wanted.
struct BatchSelection {
  private var ids: Set<UInt64> = []

  /// Reads a file of one identifier a line; a line of results stands for its own unless the request
  /// succeeded.
  init(_ path: String) throws(FileError) {
    let bytes = try FileReader.bytes(of: path)
    for line in bytes.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) {
      if line.first == UInt8(ascii: "{") {
        guard let result = try? JSONDocument(parsing: Array(line)).root,
          let id = result["custom_id"],
          result["result"]?["type"]?.stringBytes() != Array("succeeded".utf8)
        else { continue }
        ids.insert(Self.hash(String(decoding: id.stringBytes(), as: UTF8.self)))
      } else {
        ids.insert(Self.hash(String(decoding: line, as: UTF8.self)))
      }
    }
  }

  func contains(_ id: String) -> Bool { ids.contains(Self.hash(id)) }

  /// FNV-1a in 64 bits: a million identifiers share one by chance once in thirty million runs.
  static func hash(_ id: String) -> UInt64 {
    id.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }
}
