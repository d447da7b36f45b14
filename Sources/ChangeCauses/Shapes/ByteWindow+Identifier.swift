/// Identifiers with a form of their own.
extension ByteWindow {
  /// A UUID with or without dashes; without, only of a version that is in use.
  func uuid(at index: Int) -> Int? {
    if let end = dashedUUID(at: index) { return end }
    guard end(of: ByteClass.isHexDigit, from: index) == index + 32, isTokenEnd(index + 32) else {
      return nil
    }
    // A digest has these two digits by chance in one of twenty cases.
    let version = self[index + 12]
    let variant = self[index + 16] | 0x20
    let isVariant = variant == 0x38 || variant == 0x39 || variant == 0x61 || variant == 0x62
    return isVariant && (version == 0x31 || version == 0x34 || version == 0x37) ? index + 32 : nil
  }

  private func dashedUUID(at index: Int) -> Int? { hexGroups([8, 4, 4, 4, 12], at: index) }

  /// The version, trace, span and flags of W3C Trace Context's `traceparent`.
  func traceParent(at index: Int) -> Int? { hexGroups([2, 32, 16, 2], at: index) }

  /// Hex digits in groups of these lengths with dashes between them.
  private func hexGroups(_ lengths: [Int], at index: Int) -> Int? {
    var position = index
    for (group, length) in lengths.enumerated() {
      if group > 0 {
        guard self[position] == 0x2D else { return nil }
        position += 1
      }
      for _ in 0..<length {
        guard ByteClass.isHexDigit(self[position]) else { return nil }
        position += 1
      }
    }
    return isTokenEnd(position) ? position : nil
  }

  /// The version digit of a UUID that starts at an index, from 1 to 8.
  func uuidVersion(at index: Int) -> Int? {
    let digit = self[index + 8] == 0x2D ? self[index + 14] : self[index + 12]
    return (0x31...0x38).contains(digit) ? Int(digit - 0x30) : nil
  }

  /// 26 digits and letters of Crockford's Base32 in one case, the first at most 7.
  func ulid(at index: Int) -> Int? {
    guard let end = token(at: index, count: 26), self[index] <= 0x37 else { return nil }
    let profile = TokenProfile(self, index..<end)
    guard profile.isOneCase, profile.hasDigitsAndLetters, profile.digits >= 2 else { return nil }
    for position in index..<end {
      switch self[position] | 0x20 {
      case 0x69, 0x6C, 0x6F, 0x75: return nil  // i, l, o, u
      default: continue
      }
    }
    return end
  }

  /// 27 digits and letters in both cases that start as the times of this century do.
  func ksuid(at index: Int) -> Int? {
    guard let end = token(at: index, count: 27), (0x30...0x33).contains(self[index]) else {
      return nil
    }
    let profile = TokenProfile(self, index..<end)
    return profile.lower > 1 && profile.upper > 1 && profile.digits > 0 ? end : nil
  }

  /// 21 bytes of the URL-safe alphabet of at least three classes.
  func nanoid(at index: Int) -> Int? {
    let end = end(of: ByteClass.isTokenByte, from: index)
    guard end - index == 21 else { return nil }
    let profile = TokenProfile(self, index..<end)
    guard profile.lower > 2, profile.upper > 2 else { return nil }
    if profile.digits + profile.other > 0 { return profile.turns >= 4 ? end : nil }
    // Names in camel case have a single capital at each turn.
    return profile.turns >= 4 && profile.upper > profile.turns + 1 ? end : nil
  }

  func objectID(at index: Int) -> Int? {
    let end = end(of: ByteClass.isHexDigit, from: index)
    guard end - index == 24, isTokenEnd(end) else { return nil }
    let profile = TokenProfile(self, index..<end)
    return profile.isOneCase && profile.hasDigitsAndLetters ? end : nil
  }

  /// Hex digits of one case, as many as a digest function gives, perhaps after `sha256:`; the pairs
  /// of a fingerprint.
  func hexDigest(at index: Int) -> Int? {
    var start = end(ofLiteral: "0x", at: index) ?? index
    for name in ["md5", "sha1", "sha224", "sha256", "sha384", "sha512", "blake3"] as [StaticString]
    {
      if let end = end(ofLiteral: name, at: index), self[end] == 0x3A || self[end] == 0x2D {
        start = end + 1
      }
    }
    let end = end(of: ByteClass.isHexDigit, from: start)
    if end == index + 2, let print = pairs(at: index, counts: [16, 20, 32]) { return print }
    switch end - start {
    case 32, 40, 56, 64, 96, 128: break
    default: return nil
    }
    let profile = TokenProfile(self, start..<end)
    return isTokenEnd(end) && profile.isOneCase && profile.hasDigitsAndLetters ? end : nil
  }

  /// 7 to 12 hex digits in small letters with both digits and letters, or 40 of them.
  func shortHash(at index: Int) -> Int? {
    let end = end(of: ByteClass.isHexDigit, from: index)
    guard (7...12).contains(end - index), isTokenEnd(end), !isTail(index),
      NumberToken(in: self, at: NumberToken.start(in: self, before: index))?.range.upperBound != end
    else { return nil }
    let profile = TokenProfile(self, index..<end)
    guard profile.upper == 0, profile.hasDigitsAndLetters else { return nil }
    // `f705cfc..19e7f96`
    let next = self[end + 2] == 0x2E ? end + 3 : end + 2
    guard self[end] == 0x2E, self[end + 1] == 0x2E else { return end }
    let second = self.end(of: ByteClass.isHexDigit, from: next)
    return (7...12).contains(second - next) && isTokenEnd(second) ? second : end
  }

  /// Whether what starts at an index is the tail of a prefixed id.
  private func isTail(_ index: Int) -> Bool {
    guard self[index - 1] == 0x2D else { return false }
    return IdentifierPrefixes.known.contains(
      bytes[start(of: ByteClass.isLower, before: index - 1)..<(index - 1)])
  }

  /// Three parts of Base64url of which the first encodes `{"`.
  func jwt(at index: Int) -> Int? {
    guard let head = end(ofLiteral: "eyJ", at: index), self[index + 2] == 0x4A else { return nil }
    let header = end(of: ByteClass.isTokenByte, from: head)
    guard header - index >= 10, self[header] == 0x2E else { return nil }
    let payload = end(of: ByteClass.isTokenByte, from: header + 1)
    guard payload - header > 10 else { return nil }
    return self[payload] == 0x2E ? end(of: ByteClass.isTokenByte, from: payload + 1) : payload
  }

  /// The end of a token of letters and digits that has exactly so many bytes.
  private func token(at index: Int, count: Int) -> Int? {
    let end = end(of: ByteClass.isAlphanumeric, from: index)
    return end - index == count && !ByteClass.isTokenByte(self[end]) ? end : nil
  }

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
