import CacheSimulation
import PromptCache
package import SourceText

/// The requests that rows make of a template, as the cache sees them.
///
/// Blocks that rows share are kept once, so that memory goes with the number of rows and of
/// different blocks, not with the bytes that would be sent.
package struct Workload: Sendable {
  /// The distinct blocks of all requests, with the tokens of the middle estimate.
  private(set) var blocks: [CachePosition] = []
  private var numbers: [BlockKey: Int32] = [:]
  /// Row after row, the numbers of its blocks.
  private var contents: [Int32] = []
  package private(set) var rows: [Row] = []
  /// The distinct ways in which candidates fall on blocks: for each candidate how many blocks the
  /// prefix up to it has.
  private var shapes: [[Int32]] = []
  private var shapeNumbers: [[Int32]: Int32] = [:]
  /// The places where a breakpoint could stand, as positions of the template.
  package let candidateCount: Int
  /// Whether the last candidate is the end of the request, wherever that falls.
  let endsWithTail: Bool
  /// The tokens that frame each request's messages.
  let trailingTokens: Int
  /// One request of average length, with its bounds.
  package private(set) var sample = Estimate.zero
  private var samples: [Estimate] = []
  package var problems = RowProblems()
  /// Rows that say when they are sent, and how long their answer is.
  package private(set) var datedRows = 0
  package private(set) var measuredRows = 0

  struct BlockKey: Hashable {
    var content: UInt64
    var section: CachePosition.Section
    var kind: CachePosition.Kind
    var message: Int
    var endsMessage: Bool
  }

  /// One request.
  package struct Row: Sendable {
    package var number: Int
    package var milliseconds: Int
    package var outputTokens: Int
    /// A fingerprint of the conversation; nil where the row names none.
    var session: UInt64?
    fileprivate var start: Int
    fileprivate var end: Int
    fileprivate var shape: Int32
  }

  /// Which of the three token counts of an estimate is played.
  package enum Bound: Sendable, CaseIterable {
    case low, point, high
  }

  /// Rows whose lengths are measured for the bounds.
  private static let sampleCount = 64

  init(candidateCount: Int, endsWithTail: Bool, trailingTokens: Int) {
    self.candidateCount = candidateCount
    self.endsWithTail = endsWithTail
    self.trailingTokens = trailingTokens
  }

  /// Whether the next row's whole length is wanted, for the bounds.
  var wantsSample: Bool { samples.count < Self.sampleCount }

  /// The number of a block, counting its tokens the first time it is met.
  mutating func number(of key: BlockKey, tokens: () -> Int) -> Int32 {
    if let known = numbers[key] { return known }
    let number = Int32(truncatingIfNeeded: blocks.count)
    numbers[key] = number
    blocks.append(
      CachePosition(
        content: key.content, tokens: tokens(), section: key.section, kind: key.kind,
        message: key.message, endsMessage: key.endsMessage))
    return number
  }

  mutating func append(
    number: Int, milliseconds: Int?, fallback: Int, outputTokens: Int?, defaultOutput: Int,
    session: UInt64?, blocks: [Int32], ends: [Int32], sample: Estimate?
  ) {
    let shape: Int32
    if let known = shapeNumbers[ends] {
      shape = known
    } else {
      shape = Int32(truncatingIfNeeded: shapes.count)
      shapeNumbers[ends] = shape
      shapes.append(ends)
    }
    if milliseconds != nil { datedRows += 1 }
    if outputTokens != nil { measuredRows += 1 }
    if let sample { samples.append(sample) }
    rows.append(
      Row(
        number: number, milliseconds: milliseconds ?? fallback,
        outputTokens: outputTokens ?? defaultOutput, session: session, start: contents.count,
        end: contents.count + blocks.count, shape: shape))
    contents += blocks
  }

  /// Puts the rows in the order in which they are sent and fixes the bounds.
  mutating func finish() {
    let isSorted = zip(rows, rows.dropFirst()).allSatisfy { $0.milliseconds <= $1.milliseconds }
    if !isSorted {
      rows.sort { ($0.milliseconds, $0.number) < ($1.milliseconds, $1.number) }
    }
    numbers = [:]
    shapeNumbers = [:]
    func mean(_ part: KeyPath<Estimate, Int>) -> Int {
      samples.isEmpty ? 0 : samples.reduce(0) { $0 &+ $1[keyPath: part] } / samples.count
    }
    sample = Estimate(low: mean(\.low), point: mean(\.point), high: mean(\.high))
  }

  /// A row's request without breakpoints.
  func request(_ row: Row, _ bound: Bound) -> CacheRequest {
    let scale = scale(bound)
    let positions = contents[row.start..<row.end].map { number in
      var block = blocks[Int(number)]
      if let scale { block.tokens = Self.scaled(block.tokens, scale) }
      return block
    }
    return CacheRequest(
      milliseconds: row.milliseconds, positions: positions, marks: [],
      trailingTokens: trailingTokens, outputTokens: row.outputTokens)
  }

  /// The breakpoints of a layout in a row: those whose blocks the row has.
  func marks(_ layout: [PlannedMark], in row: Row) -> [CacheMark] {
    var marks: [CacheMark] = []
    for mark in layout {
      guard let position = position(of: mark.candidate, in: row) else { continue }
      if marks.last?.position == position {
        marks[marks.count - 1].ttl = max(marks[marks.count - 1].ttl, mark.ttl)
      } else {
        marks.append(CacheMark(position: position, ttl: mark.ttl))
      }
    }
    return marks
  }

  /// The last block of the prefix up to a candidate; nil where the row lacks the candidate's block.
  func position(of candidate: Int, in row: Row) -> Int? {
    let ends = shapes[Int(row.shape)]
    guard ends.indices.contains(candidate) else { return nil }
    if endsWithTail, candidate == ends.count - 1 {
      return row.end > row.start ? row.end - row.start - 1 : nil
    }
    let before = candidate > 0 ? ends[candidate - 1] : 0
    return ends[candidate] > before ? Int(ends[candidate]) - 1 : nil
  }

  /// How many blocks the prefix up to a candidate has.
  func end(of candidate: Int, in row: Row) -> Int {
    let ends = shapes[Int(row.shape)]
    if endsWithTail, candidate == ends.count - 1 { return row.end - row.start }
    return ends.indices.contains(candidate) ? Int(ends[candidate]) : 0
  }

  private func scale(_ bound: Bound) -> (by: Int, of: Int)? {
    guard sample.point > 0 else { return nil }
    switch bound {
    case .point: return nil
    case .low: return (sample.low, sample.point)
    case .high: return (sample.high, sample.point)
    }
  }

  /// Whether some request is a later turn of another's conversation: an answer that has to be waited
  /// for, so that they are no batch.
  var hasConversations: Bool {
    var seen: Set<UInt64> = []
    return rows.contains { row in row.session.map { !seen.insert($0).inserted } ?? false }
  }

  private static func scaled(_ tokens: Int, _ scale: (by: Int, of: Int)) -> Int {
    let (product, overflow) = tokens.multipliedReportingOverflow(by: scale.by)
    return overflow ? tokens : (product + scale.of / 2) / scale.of
  }
}
