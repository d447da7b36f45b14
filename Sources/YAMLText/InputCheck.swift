import SourceText

/// What is known of a file's bytes before libyaml sees them.
struct InputCheck {
  /// Whether every Unicode scalar is one byte, so that libyaml's marks are byte offsets.
  let isASCII: Bool
  /// The length of a leading byte order mark.
  let markLength: Int

  /// Refuses a file that is too large or not UTF-8.
  init(_ file: SourceFile, limits: YAMLLimits) throws(YAMLFailure) {
    let bytes = file.bytes
    guard bytes.count <= limits.fileBytes else {
      throw YAMLFailure(
        .limitExceeded, "the file has \(bytes.count) bytes, more than \(limits.fileBytes)",
        at: file.span(0..<0))
    }
    if let name = Self.wideEncoding(of: bytes) {
      throw YAMLFailure(
        .invalidEncoding, "the file is \(name), not UTF-8", at: file.span(0..<2),
        remedy: "Save the file as UTF-8.")
    }
    markLength = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    isASCII = UTF8Text.isASCII(bytes)
    if !isASCII, let offset = UTF8Text.firstInvalidByte(in: bytes) {
      let byte = String(bytes[offset], radix: 16, uppercase: true)
      throw YAMLFailure(
        .invalidEncoding, "byte 0x\(byte) is not valid UTF-8 here",
        at: file.span(offset..<offset + 1), remedy: "Save the file as UTF-8.")
    }
  }

  /// The encoding of two or four bytes a unit that a byte order mark names.
  private static func wideEncoding(of bytes: [UInt8]) -> String? {
    if bytes.starts(with: [0xFF, 0xFE, 0, 0]) || bytes.starts(with: [0, 0, 0xFE, 0xFF]) {
      return "UTF-32"
    }
    let isUTF16 = bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
    return isUTF16 ? "UTF-16" : nil
  }
}
