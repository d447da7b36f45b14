import SourceText

/// Names of findings that stay the same while the lines around them come and go.
///
/// A fingerprint is a hash of the rule and of the finding's line without its blanks, then the number
/// of the finding among those of the same file with the same hash.
struct Fingerprints {
  private var counts: [Key: Int] = [:]

  private struct Key: Hashable {
    var path: String
    var hash: UInt64
  }

  mutating func fingerprint(of finding: Diagnostic, in table: LineTable) -> String {
    let line = table.range(ofLine: table.line(holding: finding.span.range.lowerBound))
    var hash = FNV()
    hash.add(finding.rule.name.utf8)
    hash.add([0])
    // Long lines count by their start, so that a hostile file costs no more than its findings.
    for byte in finding.span.file.bytes[line].prefix(4_096) where byte != 0x20 && byte != 0x09 {
      hash.add(byte)
    }
    let key = Key(path: finding.span.file.path, hash: hash.value)
    let number = counts[key, default: 0] + 1
    counts[key] = number
    let digits = String(hash.value, radix: 16)
    return String(repeating: "0", count: 16 - digits.utf8.count) + digits + ":\(number)"
  }

  /// The 64-bit FNV-1a hash: small, well known, and the same on every machine.
  private struct FNV {
    private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

    mutating func add(_ byte: UInt8) { value = (value ^ UInt64(byte)) &* 0x100_0000_01B3 }

    mutating func add(_ bytes: some Sequence<UInt8>) {
      for byte in bytes { add(byte) }
    }
  }
}
