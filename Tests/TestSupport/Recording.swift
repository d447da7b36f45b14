import Files
package import Testing

/// Output that is kept beside the tests and compared byte by byte.
///
/// `PROMPTLINT_RECORD=1` writes what comes out instead of comparing; the change then shows in the
/// diff of the commit.
package enum Recording {
  /// Compares bytes with `Recordings/NAME` beside the test file.
  package static func expect(
    _ bytes: [UInt8], matches name: String, testFile: String = #filePath,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let folder = FilePath.join(FilePath.parent(of: testFile), "Recordings")
    let path = FilePath.join(folder, name)
    if Terminal.environment("PROMPTLINT_RECORD") == "1" {
      try FileSystem.createDirectory(FilePath.parent(of: path))
      try FileSystem.write(bytes, to: path)
      return
    }
    let recorded = try FileReader.bytes(of: path)
    if bytes == recorded { return }
    let output = lines(bytes)
    let expected = lines(recorded)
    let first = zip(output, expected).enumerated().first { $1.0 != $1.1 }?.offset
    let line = first ?? min(output.count, expected.count)
    Issue.record(
      """
      \(name) differs in line \(line + 1):
      recorded: \(line < expected.count ? expected[line] : "(the end)")
      now:      \(line < output.count ? output[line] : "(the end)")
      """,
      sourceLocation: sourceLocation)
  }

  private static func lines(_ bytes: [UInt8]) -> [String] {
    bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
  }
}
