import SourceText

/// What is known of a file's bytes before libyaml sees them.
struct EncodingCheck {
  /// Whether every scalar is one byte, so that libyaml's marks are byte offsets.
  let isASCII: Bool
  /// The length of a leading byte order mark.
  let markLength: Int

  init(_ file: SourceFile, limits: YAMLLimits) throws(YAMLFailure) {
    let bytes = file.bytes
    // Decoded text may be half as long again as its source (`\L`), and must fit 32 bits.
    guard bytes.count <= min(limits.fileBytes, 1 << 30) else {
      throw YAMLFailure(
        .limitExceeded, "the file has \(bytes.count) bytes, more than \(limits.fileBytes)",
        at: file.span(0..<0))
    }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      throw YAMLFailure(
        .invalidEncoding, "the file is UTF-16, not UTF-8", at: file.span(0..<2),
        remedy: "Save the file as UTF-8.")
    }
    markLength = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    isASCII = bytes.allSatisfy { $0 < 0x80 }
    if !isASCII, let offset = UTF8Text.firstInvalidByte(in: bytes) {
      throw YAMLFailure(
        .invalidEncoding, "byte \(Self.hexadecimal(bytes[offset])) is not valid UTF-8 here",
        at: file.span(offset..<offset + 1), remedy: "Save the file as UTF-8.")
    }
  }

  private static func hexadecimal(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 16, uppercase: true)
    return "0x" + (byte < 16 ? "0" : "") + digits
  }
}
