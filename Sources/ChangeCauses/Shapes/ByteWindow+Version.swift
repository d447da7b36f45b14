extension ByteWindow {
  /// `1.2.3`, `v1.2`, `2.0.0-rc.1+build5`, `1.0.0.dev5`: two parts after a `v`
  /// or before a word, as in `node:22.15-alpine` and `2.0-beta`, else three.
  func version(at index: Int) -> Int? {
    let isMarked = self[index] | 0x20 == 0x76 && ByteClass.isDigit(self[index + 1])
    var next = isMarked ? index + 1 : index
    guard ByteClass.isDigit(self[next]), self[index - 1] != 0x2E else { return nil }
    var parts = 0
    while let number = digits(at: next, 1...8) {
      parts += 1
      next = number.end
      guard self[next] == 0x2E, ByteClass.isDigit(self[next + 1]) else { break }
      next += 1
    }
    let isNamed = self[index - 1] == 0x3A && ByteClass.isLetter(self[index - 2])
    let isTag =
      parts == 2 && self[next] == 0x2D
      && (isNamed && ByteClass.isLetter(self[next + 1])
        || ReleaseWords.names.end(in: self, at: next + 1) != nil)
    guard parts >= (isMarked ? 1 : 3) || isTag, parts <= 5 else { return nil }
    // `.dev5`, `.RELEASE`
    let tail = self[next] == 0x2E ? end(of: ByteClass.isAlphanumeric, from: next + 1) : next
    if tail > next + 1 {
      let profile = TokenProfile(self, (next + 1)..<tail)
      if profile.digits > 0 || profile.lower == 0 { next = tail }
    }
    if self[next] == 0x2D || self[next] == 0x2B, ByteClass.isAlphanumeric(self[next + 1]) {
      next =
        trimmedEnd(
          of: { ByteClass.isTokenByte($0) || $0 == 0x2E || $0 == 0x2B }, from: next) ?? next
    } else if ByteClass.isLetter(self[next]) {
      next = end(of: ByteClass.isAlphanumeric, from: next)
    }
    return isTokenEnd(next) ? next : nil
  }
}

/// The words that tell a version that is not yet released.
enum ReleaseWords {
  static let names = WordTable("alpha beta rc pre preview dev snapshot nightly canary next")
}
