import PromptCompiler
import SampleRows

/// The conversations of rows that name none: a row goes on from the one before it if its prefix does.
///
/// What a request shares with an earlier one is read whether or not rows say so by `$session`. Only
/// growth is recognised: where a turn loses bytes, nothing tells it from a request of its own.
struct UnnamedConversations {
  /// The members that hold lists of messages, as rows are asked for them.
  private let lists: [Int]
  private var latest: Conversations.Turn?
  private var conversation: UInt64 = 0

  init(_ compiled: CompiledTemplate, _ inputs: some Sequence<RowInput>) {
    guard let last = compiled.breakpoints.last(where: { $0.section == .messages }) else {
      lists = []
      return
    }
    let start = compiled.positions.last { $0.section != .messages }?.chunks.upperBound ?? 0
    lists = inputs.filter { input in
      (input.use == .list || input.use == .repetition) && input.loops.isEmpty
        && input.chunk >= start && input.isBefore(last.end)
    }.map(\.slot)
  }

  /// Whether no row can go on from another one.
  var isEmpty: Bool { lists.isEmpty }

  /// The row before, where this one makes a list of it longer.
  func turn(before row: Row) -> Conversations.Turn? {
    guard let latest else { return nil }
    let isLonger = lists.contains { slot in
      guard let left = latest.row.raw(slot), let right = row.raw(slot), left.count < right.count
      else { return false }
      let closing = left.reversed().prefix { Self.closers.contains($0) }.count
      return right.starts(with: left.dropLast(closing))
    }
    return isLonger ? latest : nil
  }

  private static let closers = Array("]} \t\r\n".utf8)

  /// Notes a row and returns what tells its conversation from others.
  mutating func add(_ row: Row, at time: Int64?, goesOn: Bool) -> UInt64 {
    latest = Conversations.Turn(row: row, time: time)
    if !goesOn { conversation = ByteHash.of("row \(row.number)") }
    return conversation
  }
}
