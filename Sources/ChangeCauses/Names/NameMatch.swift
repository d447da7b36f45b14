/// Recognises a change by the variable's name or the words before the value.
enum NameMatch {
  /// The kind that the context names for a token that starts at an index of the windows.
  static func kind(at start: Int, _ difference: TextDifference) -> ChangeKind? {
    let window = difference.leftWindow
    let here = window.bytes[max(0, start - 80)..<max(0, start)]
    let isValueStart = isValueStart(here, window)
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

  private static func isValueStart(_ before: ArraySlice<UInt8>, _ window: ByteWindow) -> Bool {
    window.origin == 0 && before.allSatisfy(ByteClass.isSpace)
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
      case .gitHash where kind == .hexDigest && isCommit(at: start, difference): return named
      default: return kind
      }
    case (.date, .version) where [0x2D, 0x2F].contains(difference.leftWindow[start - 1]):
      return kind
    case (.date, .version), (.ipAddress, .version): return .version
    case (.ipAddress, _) where isRelease(at: start, difference): return .version
    case (.version, .date): return .date
    default: return kind
    }
  }

  /// Whether the word before four numbers says that they are no address: `driver 31.0.15.5`.
  private static func isRelease(at start: Int, _ difference: TextDifference) -> Bool {
    let words = NameWords.words(before: difference.leftWindow.bytes[..<start])
    return words.last.map(releaseWords.contains) ?? false
  }

  private static let releaseWords: Set<String> = ["app", "driver", "oid", "released", "section"]

  /// Whether a digest is as long as a commit's name; `sha` may say so of one of any length.
  private static func isCommit(at start: Int, _ difference: TextDifference) -> Bool {
    difference.leftWindow.end(of: ByteClass.isHexDigit, from: start) == start + 40
  }

  /// Whose data a value is, where its own name says so.
  ///
  /// A name of one word, such as `user`, may stand for a role and its text for a message; it counts
  /// for values that could name somebody.
  static func owner(of difference: TextDifference) -> ChangeCause? {
    guard let path = difference.context.variable,
      let meaning = NameLexicon.meaning(ofPath: path), meaning.kind.group == .owner,
      NameWords.words(ofPath: path).count > 1
        || isNameLike(difference.left[...]) && isNameLike(difference.right[...])
    else { return nil }
    let (left, right) = difference.excerpts
    return ChangeCause(meaning.kind, .context, left: left, right: right)
  }

  /// What the context says about values of no form of their own.
  static func cause(of difference: TextDifference) -> ChangeCause? {
    let (left, right) = difference.excerpts
    let start = left.lowerBound - difference.leftWindow.origin
    // What was appended is told by the texts; a history of another text was rewritten.
    guard let kind = kind(at: start, difference), kind != .appendedText,
      mayBe(kind, at: start, difference)
    else { return nil }
    if kind.group == .owner {
      let names = [difference.leftWindow, difference.rightWindow].map { $0.clause(at: start) }
      guard names.allSatisfy(isNameLike) else { return nil }
    }
    return ChangeCause(kind, .context, left: left, right: right)
  }

  /// Whether words of a kind that has a form may be it: `the key to success` is none.
  ///
  /// A label with its colon and the name of the value itself are believed whatever follows.
  private static func mayBe(
    _ kind: ChangeKind, at start: Int, _ difference: TextDifference
  ) -> Bool {
    switch kind.group {
    case .moment, .identifier, .figure, .place: break
    default: return true
    }
    let window = difference.leftWindow
    let before = window.bytes[..<max(0, start)]
    if isValueStart(before, window) { return true }
    let label = before.last { !ByteClass.isBlank($0) && !ByteClass.isQuote($0) && $0 != 0x2A }
    if let label, !ByteClass.isLetterOrWide(label) { return true }
    return [difference.leftWindow, difference.rightWindow].allSatisfy { window in
      let end = window.end(of: { !ByteClass.isSpace($0) }, from: start)
      return window.bytes[min(start, end)..<end].dropLast().contains {
        ByteClass.isDigit($0) || $0 == 0x2F || $0 == 0x5C || $0 == 0x2E || $0 == 0x40
      } || end > start && ByteClass.isDigit(window[end - 1])
    }
  }

  /// Whether a text could name somebody: one word, or up to three that begin with capitals.
  private static func isNameLike(_ text: ArraySlice<UInt8>) -> Bool {
    let words = text.split(separator: 0x20)
    guard !words.isEmpty, words.count <= 3, text.count <= 60 else { return false }
    let marks: [UInt8] = [0x0A, 0x21, 0x3B, 0x3F]
    guard !text.contains(where: { marks.contains($0) }) else { return false }
    return words.count == 1
      || words.allSatisfy { word in word.first.map { !ByteClass.isLower($0) } ?? false }
  }
}

extension ByteWindow {
  /// The text from an index to the next comma, point, exclamation mark or bracket of its line.
  fileprivate func clause(at index: Int) -> ArraySlice<UInt8> {
    let start = min(max(index, 0), count)
    let end = end(
      of: {
        $0 != 0x21 && $0 != 0x2C && $0 != 0x2E && $0 != 0x28 && $0 != 0x29
          && !ByteClass.isLineBreak($0)
      },
      from: start)
    return bytes[start..<end]
  }
}
