import PromptCompiler
import PromptSkeleton
import SampleRows
import SourceText

/// The conversations of rows that name none: a row goes on from the one before it if its prefix does.
///
/// What a request shares with an earlier one is read whether or not rows say so by `$session`. Only
/// growth is recognised, be it of a list that lost its first elements: where a turn loses other bytes,
/// nothing tells it from a request of its own.
struct UnnamedConversations {
  /// The lists of messages, as rows are asked for them.
  private let lists: [RowInput]
  private var latest: Conversations.Turn?
  private var conversation: UInt64 = 0
  /// Whether some row went on from another one, and how many rows before it did not.
  private var hasTurns = false
  private var strangers = 0

  init(_ compiled: CompiledTemplate, _ inputs: some Sequence<RowInput>) {
    guard let last = compiled.breakpoints.last(where: { $0.section == .messages }) else {
      lists = []
      return
    }
    let start = compiled.positions.last { $0.section != .messages }?.chunks.upperBound ?? 0
    lists = inputs.filter { input in
      (input.use == .list || input.use == .repetition) && input.loops.isEmpty
        && input.chunk >= start && input.isBefore(last.end)
    }
  }

  /// Whether no row can go on from another one.
  var isEmpty: Bool { lists.isEmpty }

  /// The row before, where this one may go on from it: by making a list longer, or by what a list
  /// still has of it.
  func turn(before row: Row) -> Conversations.Turn? {
    guard let latest else { return nil }
    let mayGoOn = lists.contains { list in
      let steps = list.path.steps
      guard let left = latest.row.raw(list.slot, steps), let right = row.raw(list.slot, steps)
      else { return false }
      return Self.isLonger(right, than: left)
        || isLookingForWindows && Self.mayHaveLostItsStart(right, of: left)
    }
    return mayGoOn ? latest : nil
  }

  /// Rows that are requests of their own, as those before them, are not searched for parts of each
  /// other.
  private var isLookingForWindows: Bool { hasTurns || strangers < Self.strangerLimit }

  private static let strangerLimit = 256

  private static func isLonger(_ right: ArraySlice<UInt8>, than left: ArraySlice<UInt8>) -> Bool {
    guard left.count < right.count else { return false }
    let closing = left.reversed().prefix { closers.contains($0) }.count
    return right.starts(with: left.dropLast(closing))
  }

  private static let closers = Array("]} \t\r\n".utf8)

  /// Whether a list that begins otherwise than another one seems to begin with a later part of it.
  private static func mayHaveLostItsStart(
    _ right: ArraySlice<UInt8>, of left: ArraySlice<UInt8>
  ) -> Bool {
    // No more than the first element has, at least up to the end of its first object.
    let part = right.prefix(startLength)
    let start = part[...(part.firstIndex(of: UInt8(ascii: "}")) ?? part.endIndex - 1)]
    return !left.starts(with: start) && ByteSearch.contains(start.dropFirst(), in: left)
  }

  /// How many bytes of a list are looked for before its elements are.
  private static let startLength = 64

  /// An earlier row's values, for each list without the first elements that a later row lacks and
  /// whose rest it begins with.
  func windows(from earlier: PromptValue, to later: PromptValue) -> [PromptValue] {
    lists.compactMap { list in
      guard let left = Self.elements(of: list, in: earlier),
        let right = Self.elements(of: list, in: later),
        let kept = left.indices.dropFirst().first(where: { right.starts(with: left[$0...]) })
      else { return nil }
      return earlier.replacing([.member(list.path.root)] + list.path.steps) { value in
        if case .array(let elements) = value { .array(Array(elements[kept...])) } else { value }
      }
    }
  }

  private static func elements(of list: RowInput, in values: PromptValue) -> [[UInt8]]? {
    values.member(list.path.root).flatMap(list.path.resolve).flatMap(ListChange.elements)
  }

  /// Notes a row and returns what tells its conversation from others.
  mutating func add(_ row: Row, at time: Int64?, goesOn: Bool) -> UInt64 {
    latest = Conversations.Turn(row: row, time: time)
    hasTurns = hasTurns || goesOn
    if !goesOn {
      conversation = ByteHash.of("row \(row.number)")
      strangers += 1
    }
    return conversation
  }
}
