import PromptCache
package import SourceText

/// When rows are sent, which prefix each has at each breakpoint, and how much its values add.
///
/// Of very many rows only the first are followed: what is asked of them are means.
package struct ArrivalTrack: Sendable {
  /// The number of breakpoints.
  let width: Int
  private(set) var times: [Int64] = []
  private(set) var numbers: [Int32] = []
  /// Row after row, one for each breakpoint.
  private var prefixes: [Prefix] = []
  /// Row after row, the bytes of its values up to each breakpoint and of all.
  private var sizes: [Int32] = []
  /// The turn that a row follows in its conversation, by its place here; -1 for none.
  private var previous: [Int32] = []
  private var latest: [UInt64: Int32] = [:]
  private var datedCount = 0
  private var lastTime: Int64 = 0

  /// More rows than this are not followed.
  private static let limit = 1 << 17
  /// How far apart rows are taken to be sent where none says when.
  package static let assumedGap: Int64 = 10_000

  /// A row's prefix at one breakpoint.
  struct Prefix: Sendable {
    /// What tells it from other prefixes.
    var hash: UInt64
    /// The same if every variable before the breakpoint kept to its lifetime.
    var lastingHash: UInt64
    /// The same where rows of a session do not follow one another.
    var aloneHash: UInt64
    /// How many positions it adds to that of the turn before; nil where it does not extend it.
    var growth: Int?
  }

  init(breakpointCount: Int) { width = breakpointCount }

  package var count: Int { times.count }

  /// Whether no more rows are followed.
  var isFull: Bool { count >= Self.limit }

  /// Whether every row says when it is sent.
  package var isDated: Bool { datedCount == count && count > 0 }

  /// Notes a row.
  ///
  /// - Parameters:
  ///   - prefixes: one for each breakpoint.
  ///   - sizes: the bytes of the values up to each breakpoint, and of all.
  ///   - conversation: what tells its conversation from others, if it has one.
  mutating func add(
    row: Int, at time: Int64?, prefixes new: [Prefix], sizes newSizes: [Int],
    conversation: UInt64?
  ) {
    guard !isFull, new.count == width, newSizes.count == width + 1 else { return }
    let place = Int32(count)
    let undated = datedCount == 0 ? Int64(count) * Self.assumedGap : lastTime
    lastTime = time ?? undated
    if time != nil { datedCount += 1 }
    times.append(lastTime)
    numbers.append(Int32(truncatingIfNeeded: row))
    for (index, prefix) in new.enumerated() {
      let salt = UInt64(index) &* 0x9E37_79B9_7F4A_7C15
      prefixes.append(
        Prefix(
          hash: prefix.hash &+ salt, lastingHash: prefix.lastingHash &+ salt,
          aloneHash: prefix.aloneHash &+ salt, growth: prefix.growth))
    }
    for size in newSizes { sizes.append(Int32(clamping: size)) }
    previous.append(conversation.flatMap { latest.updateValue(place, forKey: $0) } ?? -1)
  }

  /// The places of the rows in the order in which they are sent.
  var order: [Int] {
    let places = times.indices
    let isSorted = zip(times, times.dropFirst()).allSatisfy { $0 <= $1 }
    return isSorted ? Array(places) : places.sorted { (times[$0], $0) < (times[$1], $1) }
  }

  func prefix(_ row: Int, _ breakpoint: Int) -> Prefix { prefixes[row &* width &+ breakpoint] }

  /// The bytes of a row's values up to a breakpoint; of all for the index behind the last.
  func size(_ row: Int, _ end: Int) -> Int { Int(sizes[row &* (width + 1) &+ end]) }

  /// The turn before a row in its conversation.
  func turn(before row: Int) -> Int? { previous[row] < 0 ? nil : Int(previous[row]) }

  /// The rows that are sent while another one's response, which writes the same prefix, has not
  /// begun: how many, and the first of them with the one that it could have waited for.
  package func tooEarly(
    atBreakpoint breakpoint: Int, lifetime: Int64
  ) -> (count: Int, rows: Pair<Int>)? {
    guard isDated, count > 1, breakpoint < width else { return nil }
    var entries: [UInt64: (writer: Int, usedAt: Int64)] = [:]
    let wait = Int64(CacheSwitches().millisecondsToFirstByte)
    var early = 0
    var first: Pair<Int>?
    for row in order {
      let hash = prefix(row, breakpoint).hash
      let time = times[row]
      guard let entry = entries[hash], time &- entry.usedAt <= lifetime else {
        entries[hash] = (row, time)
        continue
      }
      entries[hash]?.usedAt = time
      if time &- times[entry.writer] < wait {
        early += 1
        if first == nil { first = Pair(Int(numbers[entry.writer]), Int(numbers[row])) }
      }
    }
    return first.map { (early, $0) }
  }
}
