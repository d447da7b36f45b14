package import PromptCache
package import SourceText

/// When rows are sent and which prefix each has at each breakpoint, for rows that say when.
package struct ArrivalTrack: Sendable {
  private let width: Int
  private var times: [Int64] = []
  private var numbers: [Int32] = []
  /// Row after row, one for each breakpoint.
  private var prefixes: [UInt64] = []
  /// The prefix at the last breakpoint of the turn that a row continues; 0 for none.
  private var continued: [UInt64] = []
  private var latest: [UInt64: UInt64] = [:]
  /// Whether every row says when it is sent, and none was left out.
  private var isWhole = true

  /// More rows than this are not followed.
  private static let limit = 1 << 20
  /// How long a response is taken to need to begin; until then nobody reads what it writes.
  package static let millisecondsToFirstByte: Int64 = 1000

  init(breakpointCount: Int) { width = breakpointCount }

  /// Whether there is enough to judge by: two rows at least, all with times.
  package var isComplete: Bool { isWhole && width > 0 && times.count > 1 }

  /// Notes a row.
  ///
  /// - Parameters:
  ///   - hashes: what tells its prefixes apart, one for each breakpoint.
  ///   - session: its conversation, if it has one, and whether it continues the turn before.
  mutating func add(
    row: Int, at time: Int64?, hashes: [UInt64], session: (key: UInt64, extends: Bool)?
  ) {
    guard isWhole, let time, hashes.count == width, width > 0,
      times.count < Self.limit
    else {
      isWhole = false
      return
    }
    times.append(time)
    numbers.append(Int32(truncatingIfNeeded: row))
    for (index, hash) in hashes.enumerated() {
      prefixes.append(hash &+ UInt64(index) &* 0x9E37_79B9_7F4A_7C15)
    }
    let own = prefixes[prefixes.count - 1]
    let before = session.flatMap { latest.updateValue(own, forKey: $0.key) }
    continued.append(session?.extends == true && before != own ? before ?? 0 : 0)
  }

  /// The rows as the exact planner takes them, all of average length.
  package func plannerRows(tokens: [Int], promptTokens: Int) -> PlannerRows {
    var rows = PlannerRows(candidateCount: width)
    for row in times.indices {
      let boundaries = tokens.indices.map {
        PlannerRows.Boundary(prefix: prefixes[row * width + $0], tokens: tokens[$0])
      }
      let earlier = continued[row]
      rows.append(
        milliseconds: Int(times[row]), promptTokens: promptTokens, candidates: boundaries,
        extending: earlier == 0
          ? [] : [.init(prefix: earlier, tokens: tokens.last ?? 0)])
    }
    return rows
  }

  /// The rows that are sent while another one's response, which writes the same prefix, has not
  /// begun: how many, and the first of them with the one that it could have waited for.
  package func tooEarly(
    atBreakpoint breakpoint: Int, lifetime: Int64
  ) -> (count: Int, rows: Pair<Int>)? {
    guard isComplete, breakpoint < width else { return nil }
    let order = times.indices.sorted { (times[$0], $0) < (times[$1], $1) }
    var entries: [UInt64: (writer: Int, usedAt: Int64)] = [:]
    var count = 0
    var first: Pair<Int>?
    for row in order {
      let prefix = prefixes[row * width + breakpoint]
      let time = times[row]
      guard let entry = entries[prefix], time &- entry.usedAt <= lifetime else {
        entries[prefix] = (row, time)
        continue
      }
      entries[prefix]?.usedAt = time
      if time &- times[entry.writer] < Self.millisecondsToFirstByte {
        count += 1
        if first == nil { first = Pair(Int(numbers[entry.writer]), Int(numbers[row])) }
      }
    }
    return first.map { (count, $0) }
  }
}
