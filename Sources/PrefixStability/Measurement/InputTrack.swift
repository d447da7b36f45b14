import PromptSkeleton
import SampleRows
import SourceText

/// What the rows so far say about one input.
struct InputTrack {
  let input: RowInput
  /// Whether its bytes matter: a breakpoint, or text that ought to be cached, stands behind it.
  let isWatched: Bool
  /// What the first row has: its raw value, for a quick comparison, and its bytes.
  private var referenceRaw: [UInt8]?
  private(set) var reference: [UInt8] = []
  private var referenceHash = ByteHash.of([])
  private(set) var firstDifference: Int?
  private(set) var firstMissing: Int?
  private(set) var missingCount = 0
  /// Whether some row that has no value has the variable, only not what the path leads to.
  private(set) var hasRoot = false
  private(set) var firstUnfit: (row: Int, found: String)?
  private(set) var violation: Pair<Int>?
  /// The first row of each tenant, user, session or day, and the hash of its value.
  private var groups: [UInt64: (row: Int, hash: UInt64)] = [:]

  init(_ input: RowInput, isWatched: Bool) {
    self.input = input
    self.isWatched = isWatched
  }

  /// Looks at a row; nil where the value is the same as in the first one.
  mutating func difference(in row: Row) -> [UInt8]? {
    if let referenceRaw, row.isRaw(input.slot, equalTo: referenceRaw) { return nil }
    if !isWatched, quicklyFits(row) { return nil }
    switch InputValue.of(input, in: row) {
    case .missing:
      missingCount += 1
      if row.raw(input.slot) != nil { hasRoot = true }
      if firstMissing == nil { firstMissing = row.number }
      return nil
    case .unfit(let found):
      if firstUnfit == nil { firstUnfit = (row.number, found) }
      return nil
    case .bytes(let bytes):
      if row.number == 1 {
        referenceRaw = row.raw(input.slot).map { Array($0) }
        reference = bytes
        referenceHash = ByteHash.of(bytes)
        return nil
      }
      if bytes == reference { return nil }
      if firstDifference == nil { firstDifference = row.number }
      return bytes
    }
  }

  /// Whether a value that no prefix has can go in, judged by its first byte.
  private func quicklyFits(_ row: Row) -> Bool {
    input.use == .text && row.isString(input.slot, input.path.steps)
  }

  /// Holds the value of a row against the other rows of its group.
  ///
  /// - Parameter bytes: The value, or nil where it is that of the first row.
  mutating func check(_ bytes: [UInt8]?, row: Int, group: UInt64) {
    let hash = bytes.map(ByteHash.of) ?? referenceHash
    if let first = groups[group] {
      if first.hash != hash, violation == nil { violation = Pair(first.row, row) }
    } else {
      groups[group] = (row, hash)
    }
  }

  /// The hash of the value that a row would have if the values of its group agreed; nil where that is
  /// the first row's.
  func lastingHash(_ bytes: [UInt8]?, group: UInt64?) -> UInt64? {
    let hash =
      group.flatMap { groups[$0]?.hash } ?? bytes.map(ByteHash.of) ?? referenceHash
    return hash == referenceHash ? nil : hash
  }

  /// Notes that a value does not extend the one of the turn before.
  mutating func noteViolation(_ rows: Pair<Int>) {
    if violation == nil { violation = rows }
  }
}
