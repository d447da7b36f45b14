import SourceText

/// Finds the comments that libyaml passes over without telling.
///
/// Outside of scalars only comments may hold a `#`: tags, anchors and directives cannot.
enum CommentScanner {
  static func comments(in storage: YAMLStorage) -> [YAMLComment] {
    var comments: [YAMLComment] = []
    var offset = 0
    for record in storage.records where record.shape.isScalar && record.start < record.end {
      // The header line of a block scalar may end in a comment.
      if record.shape.isBlockScalar {
        let bytes = storage.file.bytes
        let header = YAMLBreak.next(in: bytes, from: Int(record.start), upTo: bytes.count)
        scan(storage.file, offset..<header, into: &comments)
      } else {
        scan(storage.file, offset..<Int(record.start), into: &comments)
      }
      offset = max(offset, Int(record.end))
    }
    scan(storage.file, offset..<storage.file.bytes.count, into: &comments)
    return comments
  }

  private static func scan(
    _ file: SourceFile, _ gap: Range<Int>, into comments: inout [YAMLComment]
  ) {
    let bytes = file.bytes
    var offset = gap.lowerBound
    while offset < gap.upperBound {
      guard bytes[offset] == UInt8(ascii: "#") else {
        offset += 1
        continue
      }
      let start = offset
      offset = YAMLBreak.next(in: bytes, from: offset, upTo: bytes.count)
      comments.append(
        YAMLComment(file: file, range: start..<offset, standsAlone: standsAlone(start, in: bytes)))
    }
  }

  private static func standsAlone(_ start: Int, in bytes: [UInt8]) -> Bool {
    var offset = start
    while offset > 0, bytes[offset - 1] == 0x20 || bytes[offset - 1] == 0x09 { offset -= 1 }
    if offset == 0 || bytes[offset - 1] == 0x0A || bytes[offset - 1] == 0x0D { return true }
    if offset == 3, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return true }
    return YAMLBreak.wideWidth(endingAt: offset, in: bytes) != nil
  }
}
