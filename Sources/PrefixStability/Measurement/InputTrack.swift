import ChangeCauses
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
  private(set) var referencePrint = BytePrint()
  /// The first row whose value is another one, and shows in its prefix.
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
  /// The group of the row that was looked at last.
  private var group: UInt64?
  /// The first row of each tenant, user, session or day, its value and its prefix.
  private var groups: [UInt64: (row: Int, print: BytePrint, prefix: UInt64)] = [:]

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
        referencePrint = print(of: bytes)
        return nil
      }
      if bytes == reference { return nil }
      if !isInPrefix { note(bytes, row: row.number) }
      return bytes
    }
  }

  /// The print of a value; of a spliced list that of its elements, as they are written.
  func print(of bytes: [UInt8]) -> BytePrint {
    input.use == .list && input.loops.isEmpty
      ? BytePrint(bytes.dropFirst().dropLast()) : BytePrint(bytes)
  }

  /// Notes that a row has another value, which shows in what is sent.
  mutating func note(_ bytes: [UInt8], row: Int) {
    if firstDifference == nil { firstDifference = row }
    if hasSameElements || endsAlike { compareElements(with: bytes) }
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
  ///   - difference: The value, or nil where it is that of the first row that has any.
  ///   - told: The group as the row's facts tell it; nil where they do not, and only the day that a
  ///     value itself names can.
  ///   - prefix: What tells the row's prefix up to the first breakpoint behind the input.
  mutating func check(_ difference: RowDifference?, row: Int, group told: UInt64?, prefix: UInt64) {
    group = nil
    guard hasValue else { return }
    group =
      told
      ?? (input.lifetime == .daily ? NamedDay.hash(in: difference?.bytes ?? reference) : nil)
    guard let group else { return }
    let print = difference?.print ?? referencePrint
    if let first = groups[group] {
      guard first.print != print, first.prefix != prefix else { return }
      if violation == nil { violation = Pair(first.row, row) }
    } else {
      groups[group] = (row, print, prefix)
    }
  }

  /// The value that the row that was looked at last would have if the values of its group agreed; nil
  /// where that is the first row's.
  func lastingPrint(_ print: BytePrint?) -> BytePrint? {
    let print = group.flatMap { groups[$0]?.print } ?? print ?? referencePrint
    return print == referencePrint ? nil : print
  }
}

/// A value of a row that is not the one that the others are held against.
struct RowDifference {
  /// The index of the input.
  var input: Int
  var bytes: [UInt8]
  var print: BytePrint
}
