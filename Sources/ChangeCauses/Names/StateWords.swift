import SourceText

/// Switches and states: words of which one stands for the other.
enum StateWords {
  static let flags = WordTable(
    """
    true false yes no on off enabled disabled active inactive ja nein oui non sí да нет 是 否 ✓ ✗ ✔ ✘ ✅ ❌
    """)
  static let states = WordTable(
    """
    pending running done failed open closed ok error idle busy ready waiting queued started stopped \
    paused complete completed cancelled canceled success succeeded online offline away draft \
    published archived shipped delivered returned healthy degraded dirty clean merged in_progress \
    todo blocked approved rejected new low medium high minimal none max
    """)
  static let languages = WordTable(
    """
    english german french spanish italian portuguese dutch polish russian japanese chinese korean \
    turkish arabic hindi deutsch français español italiano português nederlands polski 日本語 中文 \
    한국어 русский українська türkçe svenska dansk suomi čeština
    """)

  static func cause(of difference: TextDifference) -> ChangeCause? {
    if let cause = checkbox(difference) { return cause }
    let window = difference.leftWindow
    var start = difference.focus
    while UTF8Text.isContinuation(window[start]) { start -= 1 }
    start = window.start(of: ByteClass.isTokenByte, before: start)
    for (table, kind) in [(flags, ChangeKind.flag), (states, .state), (languages, .locale)] {
      guard let left = table.end(in: window, at: start), left >= difference.focus,
        let right = table.end(in: difference.rightWindow, at: start), right >= difference.focus,
        max(left, right) > difference.focus,
        ShapeMatch.agrees(
          difference, after: ShapeMatch.Match(start: start, left: left, right: right))
      else { continue }
      return difference.cause(kind, .shape, left: start..<left, right: start..<right)
    }
    return locale(difference, at: start)
  }

  /// The mark of a checkbox, or its absence.
  private static func isTick(_ byte: UInt8) -> Bool { byte | 0x20 == 0x78 || byte == 0x20 }

  /// `[ ]` and `[x]`.
  private static func checkbox(_ difference: TextDifference) -> ChangeCause? {
    let focus = difference.focus
    let left = difference.leftWindow
    let right = difference.rightWindow
    guard left[focus - 1] == 0x5B, left[focus + 1] == 0x5D, right[focus + 1] == 0x5D,
      isTick(left[focus]) || isTick(right[focus])
    else { return nil }
    return difference.cause(
      .flag, .shape, left: (focus - 1)..<(focus + 2), right: (focus - 1)..<(focus + 2),
      label: "a checkbox")
  }

  /// `en-US`, `pt_BR`, `Europe/Berlin`.
  private static func locale(_ difference: TextDifference, at start: Int) -> ChangeCause? {
    func end(_ window: ByteWindow) -> Int? {
      localeTag(window, at: start) ?? zone(window, at: zoneStart) ?? offset(window, at: start)
    }
    let zoneStart = difference.leftWindow.start(
      of: { ByteClass.isTokenByte($0) || $0 == 0x2F }, before: difference.focus)
    guard let left = end(difference.leftWindow), let right = end(difference.rightWindow),
      left >= difference.focus, right >= difference.focus, max(left, right) > difference.focus
    else { return nil }
    let first = min(start, zoneStart)
    return difference.cause(.locale, .shape, left: first..<left, right: first..<right)
  }

  /// A language of two letters, perhaps a script, and a country or a region's number.
  private static func localeTag(_ window: ByteWindow, at index: Int) -> Int? {
    var part = window.end(of: ByteClass.isLower, from: index)
    guard part == index + 2, window[part] == 0x2D || window[part] == 0x5F else { return nil }
    let script = window.end(of: ByteClass.isLetter, from: part + 1)
    if script == part + 5, window[script] == window[part] { part = script }
    let end = window.end(of: ByteClass.isAlphanumeric, from: part + 1)
    let isCountry = window.end(of: ByteClass.isUpper, from: part + 1) == part + 3
    let isRegion = window.digits(at: part + 1, 3...3) != nil
    return isCountry && end == part + 3 || isRegion && end == part + 4 ? end : nil
  }

  /// `UTC`, `UTC+1`, `GMT-05:00`
  private static func offset(_ window: ByteWindow, at index: Int) -> Int? {
    guard
      let name = window.end(ofLiteral: "UTC", at: index) ?? window.end(ofLiteral: "GMT", at: index),
      window.isTokenEnd(name)
    else { return nil }
    return window.zoneOffset(at: name) ?? name
  }

  private static func zone(_ window: ByteWindow, at index: Int) -> Int? {
    for area in [
      "Europe/", "America/", "Asia/", "Africa/", "Australia/", "Pacific/", "Atlantic/", "Etc/",
    ] as [StaticString] {
      if let city = window.end(ofLiteral: area, at: index), ByteClass.isUpper(window[city]) {
        return window.end(of: { ByteClass.isTokenByte($0) || $0 == 0x2F }, from: city)
      }
    }
    return nil
  }
}
