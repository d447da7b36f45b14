extension RunScanner {
  /// Scans spaces, tabs and line ends.
  mutating func scanWhiteSpace() {
    var newlines = 0
    var spaces = 0
    var tabs = 0
    var trailing = 0
    while index < bytes.count {
      let byteClass = byteClass(at: index)
      guard byteClass >= ByteClass.space, byteClass <= ByteClass.newline else { break }
      switch bytes[index] {
      case 0x0A:
        newlines &+= 1
        if spaces > 0 || tabs > 0 { trailing &+= 1 }
        spaces = 0
        tabs = 0
      case 0x20: spaces &+= 1
      case 0x0D: break
      default: tabs &+= 1
      }
      index &+= 1
    }
    let next = Self.context(before: classAfterRun(at: index))
    if newlines > 0 {
      let place = (previous == .punctuation ? 3 : 0) &+ min(newlines, 3) &- 1
      var cost = costs[RunCost.newlines &+ place] &+ costs[RunCost.trailingSpace] &* trailing
      if newlines > 3 { cost &+= costs[RunCost.newlinePastThird] &* (newlines &- 3) }
      if spaces > 0 { cost &+= spaceCost(of: spaces, from: RunCost.indentation, before: next) }
      if tabs > 0 { cost &+= tabCost(of: tabs, first: RunCost.tabIndentation) }
      sums.tokens &+= cost
      previous = spaces > 0 ? .space : tabs > 0 ? .tab : .newline
    } else {
      if spaces > 0 { sums.tokens &+= spaceCost(of: spaces, from: RunCost.spaces, before: next) }
      if tabs > 0 { sums.tokens &+= tabCost(of: tabs, first: RunCost.tabInLine) }
      previous = spaces > 0 && bytes[index &- 1] == 0x20 ? .space : .tab
    }
  }

  @inline(__always)
  private func spaceCost(of count: Int, from base: Int, before next: Int) -> Int {
    var cost = costs[base &+ (min(count, 2) &- 1) &* 4 &+ next]
    if count > 16 { cost &+= costs[RunCost.spacesPerSixteen] &* ((count &- 1) / 16) }
    return cost
  }

  private func tabCost(of count: Int, first: Int) -> Int {
    costs[first] &+ costs[RunCost.tabPastFirst] &* (count &- 1)
  }

  /// 0 before a letter, 1 before a digit, 2 before a mark or the end, 3 before other scripts.
  @inline(__always)
  private static func context(before byteClass: UInt8) -> Int {
    switch byteClass {
    case ByteClass.upper, ByteClass.lower: 0
    case ByteClass.digit: 1
    case ByteClass.beyondASCII: 3
    default: 2
    }
  }
}
