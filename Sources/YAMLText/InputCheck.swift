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
    if let name = UTF8Text.wideEncoding(of: bytes) {
      throw YAMLFailure(
        .invalidEncoding, "the file is \(name), not UTF-8", at: file.span(0..<2),
        remedy: "Save the file as UTF-8.")
    }
    markLength = UTF8Text.byteOrderMarkLength(of: bytes)
    if UTF8Text.byteOrderMarkLength(of: bytes[markLength...]) > 0 {
      throw YAMLFailure(
        .invalidEncoding, "a second byte order mark", at: file.span(3..<6),
        remedy: "Remove it; a file has one at most.")
    }
    isASCII = UTF8Text.isASCII(bytes)
    if !isASCII, let offset = UTF8Text.firstInvalidByte(in: bytes) {
      let byte = String(bytes[offset], radix: 16, uppercase: true)
      throw YAMLFailure(
        .invalidEncoding, "byte 0x\(byte) is not valid UTF-8 here",
        at: file.span(offset..<offset + 1), remedy: "Save the file as UTF-8.")
    }
  }
}
