/// Tokens that are known by their prefix or by looking random.
extension ByteWindow {
  /// `req_8fj2k`, `chatcmpl-9xYz`, `auto_load_1a2b3c4d`: words, a joint, and a tail that is no word.
  func prefixedID(at index: Int) -> Int? {
    guard ByteClass.isLower(self[index]), let tail = prefixedTail(at: index) else { return nil }
    let end = end(of: ByteClass.isTokenByte, from: tail)
    let profile = TokenProfile(self, tail..<end)
    let isKnown = IdentifierPrefixes.known.contains(bytes[index..<(tail - 1)])
    if isKnown {
      let isMixed = profile.count >= 10 && profile.hasDigitsAndLetters && profile.turns >= 2
      return profile.digits >= 3 || profile.looksRandom || isMixed ? end : nil
    }
    guard end - tail >= 6, profile.other == 0 else { return nil }
    return profile.looksRandom ? end : nil
  }

  /// The start of the tail behind a prefix that some API puts before its ids.
  func knownPrefixEnd(at index: Int) -> Int? {
    guard let tail = prefixedTail(at: index),
      IdentifierPrefixes.known.contains(bytes[index..<(tail - 1)])
    else { return nil }
    return tail
  }

  /// The start of the last part of a token whose parts before are words of small letters.
  func prefixedTail(at index: Int) -> Int? {
    var part = index
    var tail: Int?
    while part - index <= 24 {
      let word = end(of: ByteClass.isLower, from: part)
      let joint = self[word]
      guard word > part, joint == 0x5F || joint == 0x2D else { break }
      part = word + 1
      tail = part
    }
    return tail
  }

  /// Standard or URL-safe Base64: padded, or long and of all classes.
  func base64(at index: Int) -> Int? {
    var end = end(of: { ByteClass.isAlphanumeric($0) || $0 == 0x2B || $0 == 0x2F }, from: index)
    let hasMarks = TokenProfile(self, index..<end).other > 0
    if !hasMarks { end = self.end(of: ByteClass.isTokenByte, from: index) }
    var padded = end
    while self[padded] == 0x3D, padded - end < 2 { padded += 1 }
    let profile = TokenProfile(self, index..<end)
    let isMixed = profile.lower > 0 && profile.upper > 0 && profile.turns * 8 >= profile.count
    let isData = self.end(ofLiteral: ";base64,", at: index - 8) != nil
    if isData, padded > index { return padded }
    guard padded - index >= 8, isTokenEnd(padded) || end == count else { return nil }
    if padded > end { return (padded - index) % 4 == 0 && isMixed ? padded : nil }
    guard isMixed, profile.digits > 0, end - index >= 8 else { return nil }
    return end - index >= 40 || (hasMarks && end - index >= 20 && (end - index) % 4 == 0)
      ? end : nil
  }

  func randomToken(at index: Int) -> Int? {
    let end = end(of: ByteClass.isTokenByte, from: index)
    guard end - index >= 8, !isFigure(at: index, end: end) else { return nil }
    return TokenProfile(self, index..<end).looksRandom ? end : nil
  }

  /// A token with both letters and digits, or groups of digits: `INV-20393`, `A1029`, `366-32-5432`,
  /// `arn:aws:iam::729517305758:role/x`.
  func identifier(at index: Int) -> Int? {
    if let name = self.end(ofLiteral: "arn:", at: index) {
      return trimmedEnd(
        of: { ByteClass.isTokenByte($0) || $0 == 0x3A || $0 == 0x2F || $0 == 0x2E }, from: name)
    }
    let end = end(of: ByteClass.isTokenByte, from: index)
    guard end - index >= 2, !isFigure(at: index, end: end) else { return nil }
    let profile = TokenProfile(self, index..<end)
    let isGrouped = profile.other >= 2 && profile.digits >= 8 && isTokenEnd(end)
    return profile.hasDigitsAndLetters || isGrouped ? end : nil
  }

  /// Whether a token is digits and a unit, two sides, or a number with a power of ten: `45k`, `3rd`,
  /// `61pct`, `1920x1080`, `1e-5`.
  private func isFigure(at index: Int, end: Int) -> Bool {
    if NumberToken(in: self, at: index)?.range.upperBound == end { return true }
    let letters = self.end(of: ByteClass.isUpper, from: index)
    if letters - index == 3, UnitWords.codes.end(in: self, at: index) == letters {
      return self.end(of: ByteClass.isDigit, from: letters) == end
    }
    let digits = self.end(of: ByteClass.isDigit, from: index)
    guard digits > index, digits < end else { return false }
    if self[digits] == 0x78, digits - index >= 2, digits + 1 < end {
      return self.end(of: ByteClass.isDigit, from: digits + 1) == end
    }
    return NumberUnit.scaleEnd(self, at: digits) == end
      || NumberUnit(in: self, after: digits).map { $0.end >= end } ?? false
  }

  /// A name that one of the known model families starts, perhaps behind its maker's: `gpt-5.6`,
  /// `anthropic/claude-opus-4`, `Claude Opus 4.5`.
  func modelName(at index: Int) -> Int? {
    var start = index
    for _ in 0..<2 {
      if let maker = ModelFamilies.makers.end(in: self, at: start),
        self[maker] == 0x2F || self[maker] == 0x2E
      {
        start = maker + 1
      }
    }
    guard let family = ModelFamilies.names.end(in: self, at: start) ?? openAIName(at: start) else {
      return nil
    }
    let isPart: (UInt8) -> Bool = { ByteClass.isTokenByte($0) || $0 == 0x2E || $0 == 0x3A }
    let end = end(of: isPart, from: family)
    if end > family { return TokenProfile(self, index..<end).digits > 0 ? end : nil }
    guard self[family] == 0x20, ByteClass.isUpper(self[family + 1]) else { return nil }
    let word = self.end(of: ByteClass.isLetter, from: family + 1)
    return self[word] == 0x20 && ByteClass.isDigit(self[word + 1])
      ? trimmedEnd(of: isPart, from: word + 1) : nil
  }

  /// `o1-mini`, `o3`
  private func openAIName(at index: Int) -> Int? {
    self[index] == 0x6F && ByteClass.isDigit(self[index + 1]) && self[index + 2] == 0x2D
      ? index + 2 : nil
  }
}

/// The prefixes that APIs put before their ids.
enum IdentifierPrefixes {
  static let known = WordTable(
    """
    req request msg message sess session conv conversation thread run step call tool toolu toolcall \
    chatcmpl cmpl resp asst assistant file user usr cus customer org acct account proj team \
    workspace evt event job task trace span batch msgbatch item pi sub txn tx order doc chunk mem \
    ctx container fc rs ws cache gen img key tok token srvtoolu sk pk rk whsec ghp gho ghs xoxb xoxp acc \
    sk-ant sk-proj sk-svcacct sk-admin sk-or
    """)
}

/// The first words of the names of model families, and what goes before them.
enum ModelFamilies {
  static let makers = WordTable(
    "anthropic openai google meta-llama mistralai deepseek qwen x-ai us eu apac global azure bedrock"
  )
  static let names = WordTable(
    """
    claude gpt chatgpt gemini gemma llama mistral mixtral codestral deepseek qwen grok kimi glm \
    text-embedding
    """)
}
