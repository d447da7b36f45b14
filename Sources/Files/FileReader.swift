package import SourceText

/// Reads whole files into memory.
package enum FileReader {
  /// What a whole file may have, unless the caller says otherwise: 256 MiB.
  package static let standardLimit = 256 << 20

  /// The bytes of a file or pipe.
  ///
  /// - Throws: `.tooLarge` as soon as more than `limit` bytes are known to be there.
  package static func bytes(
    of path: String, limit: Int = standardLimit
  ) throws(FileError) -> [UInt8] {
    var stream = try ByteStream(path: path)
    if stream.size > limit { throw FileError(path: path, reason: .tooLarge(limit: limit)) }
    return try bytes(of: &stream, limit: limit)
  }

  /// A file with its bytes; `displayPath` is how reports name it, where that is not the path itself.
  package static func sourceFile(
    _ path: String, displayPath: String? = nil, limit: Int = standardLimit
  ) throws(FileError) -> SourceFile {
    SourceFile(path: displayPath ?? path, bytes: try bytes(of: path, limit: limit))
  }

  /// A file that nobody named: one that is found by its name must not be a pipe to wait for.
  ///
  /// - Throws: `.notRegular`, besides what reading throws.
  package static func foundFile(
    _ path: String, limit: Int = standardLimit
  ) throws(FileError) -> SourceFile {
    if case .success(let status) = System.status(of: path), status.kind == .other {
      throw FileError(path: path, reason: .notRegular)
    }
    return try sourceFile(path, limit: limit)
  }

  /// Whatever arrives on standard input until it is closed.
  package static func standardInput(limit: Int = standardLimit) throws(FileError) -> [UInt8] {
    var stream = ByteStream.standardInput
    return try bytes(of: &stream, limit: limit)
  }

  private static func bytes(
    of stream: inout ByteStream, limit: Int
  ) throws(FileError) -> [UInt8] {
    var bytes: [UInt8] = []
    // One byte more than expected: a read that leaves room has seen the end of the file.
    var chunk = max(stream.size &+ 1, 1 << 12)
    while true {
      let count = try stream.append(atMost: chunk, to: &bytes)
      if count == 0 { return bytes }
      if bytes.count > limit {
        throw FileError(path: stream.path, reason: .tooLarge(limit: limit))
      }
      if count < chunk, stream.size > 0, bytes.count == stream.size { return bytes }
      chunk = min(max(bytes.count, 1 << 16), 1 << 22)
    }
  }
}
