/// All rows' prefixes at one candidate, in the order of arrival.
struct CandidateColumn {
  let candidate: Int
  /// The number of each row's prefix, counted from 0 in the order of first arrival.
  private(set) var groups: [Int] = []
  /// How many distinct prefixes there are.
  let groupCount: Int
  /// Shorter prefixes that a row's breakpoint here can read because another row wrote them here:
  /// the earlier turn that it continues, or a row that lacks a block. From the longest.
  private var shorter: [ShorterPrefix] = []
  /// Where each row's part of `shorter` ends; empty where there is none in any row.
  private var shorterEnds: [Int] = []

  struct ShorterPrefix {
    var group: Int
    var tokens: Int
  }

  init(_ rows: PlannerRows, candidate: Int, order: [Int], lookback: Int) {
    self.candidate = candidate
    var numbers: [UInt64: Int] = [:]
    groups.reserveCapacity(order.count)
    for row in order {
      let prefix = rows.boundary(row, candidate).prefix
      if let known = numbers[prefix] {
        groups.append(known)
      } else {
        groups.append(numbers.count)
        numbers[prefix] = numbers.count
      }
    }
    groupCount = numbers.count
    let isLast = candidate == rows.candidateCount - 1
    let hasEmptyBlocks =
      candidate > 0
      && order.contains {
        rows.boundary($0, candidate).prefix == rows.boundary($0, candidate - 1).prefix
      }
    guard hasEmptyBlocks || (isLast && rows.hasConversations) else { return }
    for row in order {
      let own = rows.boundary(row, candidate)
      for turn in isLast ? rows.continued(by: row) : [] {
        guard turn.prefix != own.prefix, let group = numbers[turn.prefix] else { continue }
        shorter.append(ShorterPrefix(group: group, tokens: turn.tokens))
      }
      for other in (0..<(hasEmptyBlocks ? candidate : 0)).reversed() {
        let boundary = rows.boundary(row, other)
        guard own.steps - boundary.steps < lookback else { break }
        if boundary.prefix != own.prefix, let group = numbers[boundary.prefix] {
          shorter.append(ShorterPrefix(group: group, tokens: boundary.tokens))
        }
      }
      shorterEnds.append(shorter.count)
    }
  }

  /// The shorter prefixes of the row at a place in the order of arrival.
  @inline(__always)
  func shorterPrefixes(at place: Int) -> ArraySlice<ShorterPrefix> {
    if shorterEnds.isEmpty { return [] }
    return shorter[(place > 0 ? shorterEnds[place - 1] : 0)..<shorterEnds[place]]
  }
}
