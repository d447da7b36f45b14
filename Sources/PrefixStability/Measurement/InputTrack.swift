import PromptSkeleton
import SampleRows
import SourceText

/// What the rows so far say about one input.
struct InputTrack {
  let input: RowInput
  /// Whether a breakpoint stands behind it, so that the bytes of every row matter.
  let isInPrefix: Bool
  /// Whether the first row that differs matters: text that ought to be cached stands behind it, or
  /// a breakpoint.
  let isWatched: Bool
  /// The first row that has a value, which the others are held against.
  private(set) var referenceRow: Int?
  /// What it has: its raw value, for a quick comparison, and its bytes.
  private var referenceRaw: [UInt8]?
  private(set) var reference: [UInt8] = []
  private var referenceHash = ByteHash.of([])
  private(set) var firstDifference: Int?
  /// Whether the elements of a spliced list are the same in every row so far, in whatever order.
  private var hasSameElements: Bool
  /// Whether it ends alike in every row so far, as no conversation does.
  private(set) var endsAlike: Bool
  /// How many rows with other bytes were looked at for this.
  private var comparedCount = 0
  private(set) var firstMissing: Int?
  private(set) var missingCount = 0
  /// The rows that have no value and not even the variable.
  private(set) var rootlessCount = 0
  /// Whether the row that was looked at last has a value.
  private var hasValue = false
  private(set) var firstUnfit: (row: Int, misfit: Misfit)?
  private(set) var violation: Pair<Int>?
  /// The first row of each tenant, user, session or day, and the hash of its value.
  private var groups: [UInt64: (row: Int, hash: UInt64)] = [:]

  init(_ input: RowInput, isInPrefix: Bool, isWatched: Bool) {
    self.input = input
    self.isInPrefix = isInPrefix
    self.isWatched = isWatched
    hasSameElements = input.use == .list && input.loops.isEmpty
    endsAlike = hasSameElements && input.lifetime == .request
  }

  /// Whether rows differ in the order of the list's elements, and in nothing else.
  var isReordered: Bool { firstDifference != nil && hasSameElements }

  /// The value of every row that has one; nil where they differ, or none has any.
  var sharedValue: [UInt8]? {
    referenceRow != nil && firstDifference == nil ? reference : nil
  }

  /// Looks at a row; nil where the value is the same as in the first one that has any.
  mutating func difference(in row: Row) -> [UInt8]? {
    hasValue = true
    if let referenceRaw, row.isRaw(input.slot, equalTo: referenceRaw) { return nil }
    if !isInPrefix, firstDifference != nil, quicklyFits(row) { return nil }
    switch InputValue.of(input, in: row) {
    case .leftOut:
      if row.raw(input.slot) == nil { rootlessCount += 1 }
      hasValue = false
      return nil
    case .missing:
      missingCount += 1
      if row.raw(input.slot) == nil { rootlessCount += 1 }
      if firstMissing == nil { firstMissing = row.number }
      hasValue = false
      return nil
    case .unfit(let misfit):
      hasValue = false
      if firstUnfit == nil { firstUnfit = (row.number, misfit) }
      return nil
    case .bytes(let bytes):
      if referenceRow == nil {
        referenceRow = row.number
        referenceRaw = row.raw(input.slot).map { Array($0) }
        reference = bytes
        referenceHash = ByteHash.of(bytes)
        return nil
      }
      if bytes == reference { return nil }
      if firstDifference == nil { firstDifference = row.number }
      if hasSameElements || endsAlike { compareElements(with: bytes) }
      return bytes
    }
  }

  /// Looks at the elements of the first rows; of the others the length, which another order keeps,
  /// tells enough.
  private mutating func compareElements(with list: [UInt8]) {
    let isCompared = comparedCount < Self.comparedLists
    hasSameElements =
      hasSameElements && list.count == reference.count
      && (!isCompared || ListChange.isReordered(reference, list))
    if endsAlike, isCompared { endsAlike = ListChange.endAlike(reference, list) }
    comparedCount += 1
  }

  private static let comparedLists = 64

  /// Whether a value that no prefix has can go in, judged by its first byte.
  private func quicklyFits(_ row: Row) -> Bool {
    input.use == .text && input.loops.isEmpty && row.isString(input.slot, input.path.steps)
  }

  /// Whether some row says which tenant, user, session or day it is of.
  var isGrouped: Bool { !groups.isEmpty }

  /// Holds the value of the row that was looked at last against the other rows of its group.
  ///
  /// - Parameters:
  ///   - bytes: The value, or nil where it is that of the first row that has any.
  ///   - group: The group as the row's facts tell it; nil where they do not, and only the day that a
  ///     value itself names can.
  mutating func check(_ bytes: [UInt8]?, row: Int, group: UInt64?) {
    guard hasValue else { return }
    let day = group == nil && input.lifetime == .daily ? NamedDay.hash(in: bytes ?? reference) : nil
    guard let group = group ?? day else { return }
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
}
