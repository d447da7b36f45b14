import PromptSkeleton

/// The words after which a literal is the moment, the place or the user of one request.
enum LiteralCues {
  private enum Wanted: Sendable {
    case moment, year, identifier, path
  }

  /// One that ends in a quotation mark is a key of JSON or the like: `"today": `.
  private static let cues: [(StaticString, Wanted)] = [
    ("current date and time", .moment), ("current time and date", .moment),
    ("current datetime", .moment), ("current timestamp", .moment), ("current date", .moment),
    ("current time", .moment), ("currentdate", .moment),
    ("current_datetime", .moment), ("current_date", .moment), ("current_time", .moment),
    ("as of today", .moment), ("сегодня", .moment), ("Сегодня", .moment),
    ("current year is", .year), ("current year:", .year),
    ("today's date", .moment),
    ("today’s date", .moment), ("todays date", .moment), ("the date today", .moment),
    ("today is", .moment), ("today:", .moment), ("it is now", .moment), ("the time is", .moment),
    ("the time now is", .moment), ("the date is", .moment), ("now is", .moment), ("now:", .moment),
    ("right now it's", .moment), ("right now it’s", .moment), ("right now it is", .moment),
    ("it's now", .moment), ("it’s now", .moment),
    ("today\"", .moment), ("today'", .moment), ("now\"", .moment), ("now'", .moment),
    ("timestamp\"", .moment), ("timestamp'", .moment), ("cwd\"", .path), ("cwd'", .path),
    ("generated at", .moment), ("generated on", .moment), ("rendered at", .moment),
    ("timestamp:", .moment), ("heute ist", .moment), ("aktuelles datum", .moment),
    ("nous sommes le", .moment), ("date du jour", .moment), ("hoy es", .moment),
    ("fecha actual", .moment), ("data di oggi", .moment), ("fecha de hoy", .moment),
    ("oggi è", .moment),
    ("hoje é", .moment), ("data de hoje", .moment), ("vandaag is", .moment), ("idag är", .moment),
    ("i dag är", .moment), ("i dag er", .moment), ("dagens dato", .moment),
    ("dagens datum", .moment), ("tänään on", .moment),
    ("bugün", .moment), ("dzisiaj jest", .moment), ("current week", .moment),
    ("current month is", .moment), ("current quarter", .moment), ("the year is", .year),
    ("it is currently", .year), ("今日の日付", .moment), ("今日日期", .moment), ("오늘 날짜", .moment),
    ("今天是", .moment), ("当前日期", .moment),
    ("当前时间", .moment), ("现在是", .moment), ("今日は", .moment), ("現在の日時", .moment),
    ("現在時刻", .moment), ("오늘은", .moment), ("현재 시간", .moment),
    ("session id", .identifier), ("session_id", .identifier), ("request id", .identifier),
    ("request_id", .identifier), ("trace id", .identifier), ("trace_id", .identifier),
    ("conversation id", .identifier), ("conversation_id", .identifier),
    ("working directory", .path), ("cwd:", .path),
  ]

  private static let index = PhraseIndex(cues.map(\.0))
  private static let exampleWords = PhraseIndex(["example", "sample", "e.g.", "beispiel"])

  /// The first literal of a line that a cue leads to.
  static func literal(in line: ArraySlice<UInt8>) -> VolatileLiteral? {
    guard let end = lastTell(in: line) else { return nil }
    for (cue, range) in index.places(in: line[..<end]) {
      let wanted = cues[cue].1
      guard isStatement(line, around: range) else { continue }
      // Copied, so that a scanner sees the cue's end as a token's start and stays on the line.
      let base = range.upperBound
      let rest = ByteWindow(whole: Array(line[base...].prefix(ByteWindow.reach)))
      guard let (found, kind) = token(wanted, in: rest), isJoined(rest.bytes[..<found.lowerBound])
      else { continue }
      return VolatileLiteral(
        kind: kind, lifetime: lifetime(of: kind),
        range: (base + found.lowerBound)..<(base + found.upperBound),
        cue: ByteClass.isQuote(line[base - 1]) ? range.lowerBound..<(base - 1) : range)
    }
    return nil
  }

  /// The last byte of a line that can be part of a literal only: every one that is looked for has a
  /// digit, a slash, a backslash or a character beyond ASCII, and nearly no line does behind its start.
  private static func lastTell(in line: ArraySlice<UInt8>) -> Int? {
    line.withUnsafeBufferPointer { bytes in
      var index = bytes.count
      while index > 0 {
        index &-= 1
        let byte = bytes[index]
        if byte &- 0x2F <= 10 || byte >= 0x80 || byte == 0x5C { return line.startIndex &+ index }
      }
      return nil
    }
  }

  /// The literal of the wanted sort that stands within a few bytes behind a cue.
  private static func token(_ wanted: Wanted, in rest: ByteWindow) -> (Range<Int>, ChangeKind)? {
    var start = 0
    while start <= 24 {
      let byte = rest[start]
      if byte == 0x2E || byte == 0x3B || byte == 0x21 || byte == 0x3F { return nil }
      if rest.isTokenStart(start) || start == 0 {
        switch wanted {
        case .moment:
          if let end = rest.timestamp(at: start) { return (start..<end, .timestamp) }
          if let end = rest.date(at: start) { return (start..<end, .date) }
          if let end = rest.clock(at: start) {
            return isSpan(rest, from: end) ? nil : (start..<end, .time)
          }
        case .year:
          if let year = rest.digits(at: start, 4...4), rest.isCalendarYear(year.value) {
            return rest.isTokenEnd(year.end) ? (start..<year.end, .date) : nil
          }
        case .identifier:
          if let end = rest.uuid(at: start) { return (start..<end, .uuid) }
          if let end = rest.ulid(at: start) { return (start..<end, .ulid) }
          if let end = rest.prefixedID(at: start) { return (start..<end, .prefixedID) }
          if let end = rest.randomToken(at: start) { return (start..<end, .randomToken) }
        case .path:
          if let end = rest.path(at: start), ByteClass.isLetter(rest[start]) || rest[start] == 0x2F
          {
            return (start..<end, .path)
          }
        }
      }
      start += 1
    }
    return nil
  }

  /// Whether the words between a cue and a literal make the one be the other: "must be after" does not.
  private static func isJoined(_ gap: ArraySlice<UInt8>) -> Bool {
    let words = NameWords.words(ofPath: String(decoding: gap, as: UTF8.self))
    return !words.contains { severing.contains($0) }
  }

  private static let severing: Set<String> = [
    "after", "before", "since", "until", "not", "to", "from", "than", "between", "format",
    "written", "up", "handling", "must", "like",
  ]

  /// Whether a time of day is the first of two, as in opening hours: `9:00 to 17:00`.
  private static func isSpan(_ rest: ByteWindow, from end: Int) -> Bool {
    [" to ", " - ", " – ", "-", "–", " until ", " and "].contains { (joint: StaticString) in
      rest.end(ofLiteral: joint, at: end).map { rest.clock(at: $0) != nil } ?? false
    }
  }

  private static func lifetime(of kind: ChangeKind) -> Lifetime {
    switch kind {
    case .date: .daily
    case .path: .session
    default: .request
    }
  }

  /// Whether a cue says something of now: no condition, example or quotation goes before it.
  ///
  /// A cue that is all of a quotation may be a key of JSON.
  private static func isStatement(_ line: ArraySlice<UInt8>, around cue: Range<Int>) -> Bool {
    let clause = line[..<cue.lowerBound].suffix(80)
    let rest = line[cue.upperBound...]
    if ByteClass.isQuote(line[cue.upperBound - 1]) {
      return clause.last == line[cue.upperBound - 1] && rest.first == 0x3A
    }
    let isKey = clause.last == 0x22 && rest.starts(with: [0x22, 0x3A])
    if !isKey, clause.count(where: { $0 == 0x22 || $0 == 0x60 }) % 2 == 1 { return false }
    if let before = clause.last, ByteClass.isAlphanumeric(before) { return false }
    let words = NameWords.words(ofPath: String(decoding: clause, as: UTF8.self))
    return !words.contains { conditions.contains($0) }
  }

  private static let conditions: Set<String> = [
    "if", "when", "suppose", "assume", "assuming", "imagine", "example", "examples", "unless",
    "say",
    "whenever", "eg", "g", "wenn", "falls", "beispiel", "exemple", "ejemplo", "format", "like",
    "not",
  ]

  static func isFence(_ line: ArraySlice<UInt8>) -> Bool {
    let start = line.drop(while: ByteClass.isBlank)
    return start.starts(with: [0x60, 0x60, 0x60]) || start.starts(with: [0x7E, 0x7E, 0x7E])
  }

  static func isHeading(_ line: ArraySlice<UInt8>) -> Bool { line.first == 0x23 }

  static func speaksOfExamples(_ line: ArraySlice<UInt8>) -> Bool {
    !exampleWords.places(in: line).isEmpty
  }
}
