/// How many leading messages two requests have in common.
struct Lead {
  /// All of them, instructions with them.
  var count = 0
  /// Those that are part of the conversation.
  var spoken = 0

  init(_ earlier: CapturedRequest, _ later: CapturedRequest) {
    guard earlier.history.form == .list, later.history.form == .list else {
      let isSame =
        earlier.history.form == later.history.form
        && earlier.history.tail.digest == later.history.tail.digest
      (count, spoken) = isSame ? (1, 1) : (0, 0)
      return
    }
    let limit = min(earlier.history.count, later.history.count)
    let known = later.history.base === earlier.history.tail ? later.history.sharedCount : 0
    while count < limit {
      let left = earlier.history.element(count)
      if count >= known, left.digest != later.history.element(count).digest { return }
      if !left.role.isInstruction { spoken += 1 }
      count += 1
    }
  }
}

/// The content of a request's conversation, for telling whether another request kept some of it.
struct ContentOverlap {
  private var digests: Set<WireDigest> = []
  private var count = 0

  /// Blocks beyond this many say nothing new.
  private static let limit = 4096

  init(of request: CapturedRequest) {
    Self.forEachDigest(request) {
      digests.insert($0)
      count += 1
    }
  }

  /// Whether so much of the shorter of both conversations is in the other that they are one.
  func isSubstantial(with other: CapturedRequest) -> Bool {
    var total = 0
    var common = 0
    Self.forEachDigest(other) {
      total += 1
      if digests.contains($0) { common += 1 }
    }
    return common > 0 && common * 10 >= min(total, count) * 3
  }

  /// The digests of the content blocks; a plain string has that of the text block it stands for.
  private static func forEachDigest(_ request: CapturedRequest, _ body: (WireDigest) -> Void) {
    var seen = 0
    for index in 0..<request.history.count where !request.history.element(index).role.isInstruction
    {
      let (text, element) = request.history.located(index)
      for block in text.blocks[element.blockRange] {
        if block.kind == .string, request.dialect.cachesAtMarkersOnly {
          let raw = text.rawBytes(block)
          body(WireDigest(of: Array("{\"type\":\"text\",\"text\":".utf8) + raw + [0x7D]))
        } else {
          body(block.digest)
        }
        seen += 1
        if seen >= limit { return }
      }
    }
  }
}
