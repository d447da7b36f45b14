/// Recognises a change by the variable's name or the words before the value.
enum NameMatch {
  /// The kind that the context names for a token that starts at an index of the windows.
  static func kind(at start: Int, _ difference: TextDifference) -> ChangeKind? {
    let window = difference.leftWindow
    let here = window.bytes[max(0, start - 80)..<max(0, start)]
    let isValueStart = window.origin == 0 && !here.contains { !ByteClass.isSpace($0) }
    if !isValueStart {
      let words = NameWords.words(before: here)
      if let meaning = NameLexicon.meaning(endingIn: words) { return meaning.kind }
      // Words inside a value that say nothing leave it to the value's own name only at its start.
      if window.origin > 0 || start > 24 { return nil }
    }
    if let path = difference.context.variable, let meaning = NameLexicon.meaning(ofPath: path) {
      return meaning.kind
    }
    guard isValueStart else { return nil }
    let before = NameWords.words(before: difference.context.before[...])
    return NameLexicon.meaning(endingIn: before)?.kind
  }

  /// The kind of a token whose form several kinds share, as the context names it.
  static func refined(_ kind: ChangeKind, at start: Int, _ difference: TextDifference) -> ChangeKind
  {
    let named = self.kind(at: start, difference)
    switch (kind, named) {
    case (.randomToken, .some(let named)), (.identifier, .some(let named)),
      (.gitHash, .some(let named)), (.hexDigest, .some(let named)):
      switch named {
      case .sessionID, .requestID, .userID, .tenant, .hostname: return named
      case .person where kind == .identifier: return named
      case .version where kind != .hexDigest: return named
      case .gitHash where kind == .hexDigest: return named
      default: return kind
      }
    case (.date, .version), (.ipAddress, .version): return .version
    case (.version, .date): return .date
    default: return kind
    }
  }

  /// Whose data a short value is, where its own name says so.
  static func owner(of difference: TextDifference) -> ChangeCause? {
    guard let path = difference.context.variable,
      let meaning = NameLexicon.meaning(ofPath: path), meaning.kind.group == .owner,
      difference.left.count <= 80, difference.right.count <= 80,
      !difference.left.contains(0x0A), !difference.right.contains(0x0A)
    else { return nil }
    return ChangeCause(
      meaning.kind, .context, left: 0..<difference.left.count, right: 0..<difference.right.count)
  }

  /// What the context says about values of no form of their own.
  static func cause(of difference: TextDifference) -> ChangeCause? {
    if let cause = StateWords.cause(of: difference) { return cause }
    let (left, right) = difference.excerpts
    let start = left.lowerBound - difference.leftWindow.origin
    guard let kind = kind(at: start, difference) else { return nil }
    if kind.group == .owner,
      !isNameLike(difference.left[left]) || !isNameLike(difference.right[right])
    {
      return nil
    }
    return ChangeCause(kind, .context, left: left, right: right)
  }

  /// Whether a text could name somebody: a few words without the marks that sentences have.
  private static func isNameLike(_ text: ArraySlice<UInt8>) -> Bool {
    guard !text.isEmpty, text.count <= 60 else { return false }
    var blanks = 0
    for byte in text {
      if byte == 0x20 { blanks += 1 }
      if byte == 0x3F || byte == 0x21 || byte == 0x0A || byte == 0x3B { return false }
    }
    return blanks <= 4
  }
}
