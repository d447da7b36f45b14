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
  /// The first of these that says something else, not only the same in other bytes or another order.
  private(set) var firstContent: Int?
  /// Forms of the first row's value that were met, and how many of them were looked at.
  private var forms: [BytePrint] = []
  private var formCount = 0
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
  /// Whether its rows say something else.
  private var isViolationOfContent = false
  /// By lifetime, whether the rows of one tenant, user or session have one value; for those of a single
  /// request that nobody declared.
  private var agreements: [(lifetime: Lifetime, groups: GroupAgreement)] = []
  /// What the group of the row that was looked at last has; nil where the row tells none.
  private var groupPrint: BytePrint?
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
      if !isInPrefix {
        if firstDifference == nil { firstDifference = row.number }
        if hasSameElements || endsAlike { compareElements(with: bytes) }
      }
      return bytes
    }
  }

  /// The print of a value; of a spliced list that of its elements, as they are written.
  func print(of bytes: [UInt8]) -> BytePrint {
    input.use == .list && input.loops.isEmpty
      ? BytePrint(bytes.dropFirst().dropLast()) : BytePrint(bytes)
  }

  /// Notes that a row has another value, which its prefix shows.
  mutating func note(_ difference: RowDifference, row: Int) {
    if firstDifference == nil { firstDifference = row }
    if hasSameElements || endsAlike { compareElements(with: difference.bytes) }
    if input.lifetime == .request, firstContent == nil, !keepsContent(difference) {
      firstContent = row
    }
  }

  /// The row that shows best how the value differs from that of the first one.
  var witness: Int? { firstContent ?? firstDifference }

  /// Whether a value says the same as the first row's; taken for granted where many others did.
  private mutating func keepsContent(_ difference: RowDifference) -> Bool {
    guard input.use == .text || input.use == .json, input.loops.isEmpty else { return false }
    if formCount == Self.comparedForms || forms.contains(difference.print) { return true }
    formCount += 1
    if forms.count < Self.keptForms { forms.append(difference.print) }
    return ChangeClassifier.classify(
      left: PromptTokens.unescaped(reference[...]),
      right: PromptTokens.unescaped(difference.bytes[...])
    ).keepsContent
  }

  private static let comparedForms = 256
  private static let keptForms = 8

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
    groupPrint = nil
    guard hasValue else { return }
    let day =
      told == nil && input.lifetime == .daily
      ? NamedDay.hash(in: difference?.bytes ?? reference) : nil
    guard let group = told ?? day else { return }
    let print = difference?.print ?? referencePrint
    groupPrint = print
    if let first = groups[group] {
      groupPrint = first.print
      guard first.print != print, first.prefix != prefix else { return }
      if violation == nil { violation = Pair(first.row, row) }
      if !isViolationOfContent, first.print == referencePrint, let difference,
        !keepsContent(difference)
      {
        violation = Pair(first.row, row)
        isViolationOfContent = true
      }
    } else {
      groups[group] = (row, print, prefix)
    }
  }

  /// Looks at a row without regard to its group.
  mutating func leaveGroup() { groupPrint = nil }

  /// Asks from now on whether rows of a group agree in the value: no row before had another one.
  mutating func expectAgreement(_ earlier: [(lifetime: Lifetime, groups: GroupAgreement)]) {
    agreements = earlier
  }

  /// Whether it is to be asked so, once a row differs: of a value of a single request, as far as nobody
  /// declared that it is one.
  var mayAgreeInGroups: Bool {
    firstDifference == nil && input.lifetime == .request && !input.hasDeclaredLifetime
      && !input.isOfList
  }

  var isAskedForAgreement: Bool { !agreements.isEmpty }

  /// The longest lifetime that the values of the rows keep to; nil where none is told.
  var kept: Lifetime? { agreements.first { $0.groups.isKept }?.lifetime }

  /// Holds the value of the row that was looked at last against those of its tenant, user and session.
  mutating func checkAgreement(_ difference: RowDifference?, _ groups: RowGroups) {
    guard hasValue else { return }
    for index in agreements.indices {
      agreements[index].groups.add(
        difference?.print ?? referencePrint, of: groups[agreements[index].lifetime],
        first: referencePrint)
    }
    agreements.removeAll { !$0.groups.holds }
  }

  /// The value that the row that was looked at last would have if the values of its group agreed; nil
  /// where that is the first row's.
  func lastingPrint(_ print: BytePrint?) -> BytePrint? {
    let print = groupPrint ?? print ?? referencePrint
    return print == referencePrint ? nil : print
  }
}
