import SourceText

/// What the rows so far say about the prefix at one breakpoint.
struct BreakpointTrack {
  /// Milliseconds that an unread entry lives.
  let ttl: Int64
  private(set) var rows = 0
  /// Rows whose prefix was still cached: seen before, or the longer one of the same conversation.
  private(set) var reads = 0
  /// When each prefix was last sent, by its hash; `unknownTime` where the row does not say.
  private var seen: [UInt64: Int64] = [:]
  private static let unknownTime = Int64.min
  /// The turns of conversations, and how many of them extend the turn before.
  private(set) var turns = 0
  private(set) var extended = 0
  /// Whether the rows are turns of conversations rather than requests of their own: a quarter of
  /// them, about the share of reads from which a breakpoint pays, goes on from another one.
  var isOfConversations: Bool { turns > 0 && turns * 4 >= rows }
  private(set) var firstBroken: Pair<Int>?
  /// The turn that adds the most positions to the one before it.
  private(set) var longestTurn: (positions: Int, rows: Pair<Int>)?
  /// How far all rows agree, as the first chunk that differs and the bytes of its value that agree.
  private(set) var agreement: (input: Int, bytes: Int, row: Int)?

  init(ttl: Int64) { self.ttl = ttl }

  var distinct: Int { seen.count }

  /// Notes the prefix of a row by its hash.
  mutating func add(hash: UInt64, at time: Int64?, turn: Turn) {
    rows += 1
    let previous = seen.updateValue(time ?? Self.unknownTime, forKey: hash)
    switch turn {
    case .extends(let earlier, let step):
      turns += 1
      extended += 1
      if let step, step.positions > longestTurn?.positions ?? 0 { longestTurn = step }
      if isAlive(since: earlier ?? Self.unknownTime, now: time) { reads += 1 }
    case .breaks(let pair):
      turns += 1
      if firstBroken == nil { firstBroken = pair }
      if let previous, isAlive(since: previous, now: time) { reads += 1 }
    case .first:
      if let previous, isAlive(since: previous, now: time) { reads += 1 }
    }
  }

  private func isAlive(since earlier: Int64, now: Int64?) -> Bool {
    guard earlier != Self.unknownTime, let now else { return true }
    return now &- earlier <= ttl
  }

  /// Whether a difference at an input can be before all differences so far.
  func mayPart(at input: Int) -> Bool { agreement.map { input <= $0.input } ?? true }

  /// Notes that a row parts from the first one in an input's value after some bytes.
  mutating func noteDifference(input: Int, bytes: Int, row: Int) {
    if let agreement, (agreement.input, agreement.bytes) <= (input, bytes) { return }
    agreement = (input, bytes, row)
  }

  /// How a row's prefix relates to the one before it in its conversation.
  enum Turn {
    /// The row has no conversation, or starts one.
    case first
    /// The same or longer than that of a row sent at some time, by some positions.
    case extends(Int64?, (positions: Int, rows: Pair<Int>)?)
    case breaks(Pair<Int>)

    /// How many positions it adds to the turn before; nil where it does not extend one.
    var growth: Int? {
      if case .extends(_, let step) = self { step?.positions ?? 0 } else { nil }
    }
  }
}
