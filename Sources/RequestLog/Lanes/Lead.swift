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
  let digests: [WireDigest]
  private let known: Set<WireDigest>

  init(of request: CapturedRequest) {
    digests = request.contentDigests()
    known = Set(digests)
  }

  /// Whether so much of the shorter of both conversations is in the other that they are one.
  func isSubstantial(with other: CapturedRequest) -> Bool {
    let others = other.contentDigests()
    let common = others.count { known.contains($0) }
    return common > 0 && common * 10 >= min(others.count, digests.count) * 3
  }
}
