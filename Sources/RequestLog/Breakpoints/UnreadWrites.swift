import SourceText

/// Counts conversations whose last breakpoint stands on text that no later request repeats.
struct UnreadWrites {
  private var families: [Family] = []
  private var familyOfLane: [Int: Int] = [:]

  private struct Family {
    var first: RequestReference
    var second: RequestReference?
    var lane: Int
    var pointer: String
    /// Whether a breakpoint covers what all of them share.
    var coversInstructions: Bool
    var starts = 1
    var continued = 0
  }

  mutating func note(
    _ request: CapturedRequest, _ relation: LaneTable.Relation, lane: Int
  ) {
    switch relation {
    case .restarts(let sibling, _):
      guard request.cachesAtMarkersOnly, let last = request.lastBreakpoint,
        last.position > request.instructionPositions
      else { return }
      guard let index = familyOfLane[sibling.number] else { return }
      familyOfLane[lane] = index
      families[index].starts += 1
      if families[index].second == nil { families[index].second = RequestReference(request) }
    case .begins, .restartsDifferently:
      guard request.cachesAtMarkersOnly, let last = request.lastBreakpoint,
        last.position > request.instructionPositions
      else { return }
      familyOfLane[lane] = families.count
      families.append(
        Family(
          first: RequestReference(request), lane: lane, pointer: request.pointer(of: last),
          coversInstructions: request.breakpoints.contains {
            $0.position <= request.instructionPositions
          }
            || request.instructionPositions == 0))
    case .extends, .diverges, .branches:
      if let index = familyOfLane[lane] { families[index].continued += 1 }
    }
  }

  func findings() -> [LogFinding] {
    families.compactMap { family in
      guard family.continued == 0, family.starts >= (family.coversInstructions ? 3 : 2) else {
        return nil
      }
      let rule: RuleID = family.coversInstructions ? "write-never-read" : "varying-tail"
      var finding = LogFinding(
        rule: rule, severity: family.coversInstructions ? .hint : .error, cause: rule.name,
        message: family.coversInstructions
          ? "\(family.starts) conversations cache a message that no later request reads"
          : "\(family.starts) requests share their instructions, but the only breakpoint stands "
            + "behind a message that differs each time",
        remedy: "Put the breakpoint on the last block that all requests share.",
        request: family.second ?? family.first, lane: family.lane,
        effect: family.coversInstructions ? .stable : .inefficient)
      finding.against = family.first
      finding.pointer = family.pointer
      finding.count = family.starts
      return finding
    }
  }
}
