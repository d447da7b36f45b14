extension RunScanner {
  mutating func scanDigits() {
    let start = index
    while index < bytes.count, byteClass(at: index) == ByteClass.digit { index &+= 1 }
    let count = index &- start
    var cost = costs[RunCost.digitTriple] &* ((count &+ 2) / 3)
    cost &+= costs[RunCost.digitCount &+ min(count, 4) &- 1]
    if previous == .space { cost &+= costs[RunCost.digitAfterSpace] }
    if previous == .word { cost &+= costs[RunCost.digitAfterWord] }
    sums.tokens &+= cost
    previous = .digits
  }

  /// Scans ASCII marks and control bytes.
  mutating func scanMarks() {
    if bytes[index] == UInt8(ascii: "'"), previous == .word, let end = contractionEnd() {
      sums.tokens &+= costs[RunCost.contraction]
      index = end
      return
    }
    var end = index
    while end < bytes.count, byteClass(at: end) == ByteClass.mark { end &+= 1 }
    let before = previous.punctuationContext
    let after = Self.punctuationContext(before: classAfterRun(at: end))
    var cost = costs[RunCost.punctuation &+ before &* 5 &+ after]
    var second: UInt32 = 0
    var last = UInt32(200 &+ before)
    var counted = 0
    while index < end {
      let mark = bytes[index]
      var next = index
      while next < end, bytes[next] == mark { next &+= 1 }
      let repeats = next &- index
      if repeats > 4 { cost &+= repeatCost(of: repeats &- 4) }
      for _ in 0..<min(repeats, 4) {
        let key = 100 &+ UInt32(mark)
        cost &+= weight(second, last, key)
        second = last
        last = key
        counted &+= 1
      }
      index = next
    }
    cost &+= weight(second, last, UInt32(210 &+ after)) &+ costs[RunCost.punctuationMark] &* counted
    if counted > 2 { cost &+= costs[RunCost.punctuationMark &+ 1] &* (counted &- 2) }
    if counted > 4 { cost &+= costs[RunCost.punctuationMark &+ 2] &* (counted &- 4) }
    sums.tokens &+= cost
    previous = .punctuation
  }

  /// What a mark's repeats past the fourth cost.
  private func repeatCost(of extra: Int) -> Int {
    var cost = costs[RunCost.repeatedMark] &+ costs[RunCost.repeatedMark &+ 1] &* min(extra, 12)
    if extra > 12 { cost &+= costs[RunCost.repeatedMark &+ 2] &* min(extra &- 12, 48) }
    if extra > 60 { cost &+= costs[RunCost.repeatedMark &+ 3] &* (extra &- 60) }
    return cost
  }

  /// The end of `'s` and its like at the apostrophe under `index`, if one stands there.
  private func contractionEnd() -> Int? {
    let start = index &+ 1
    var end = start
    while end < bytes.count, end < start &+ 3, byteClass(at: end) == ByteClass.lower { end &+= 1 }
    switch end &- start {
    case 1:
      switch bytes[start] {
      case UInt8(ascii: "s"), UInt8(ascii: "t"), UInt8(ascii: "d"), UInt8(ascii: "m"): break
      default: return nil
      }
    case 2:
      switch (bytes[start], bytes[start &+ 1]) {
      case (UInt8(ascii: "l"), UInt8(ascii: "l")): break
      case (UInt8(ascii: "r"), UInt8(ascii: "e")): break
      case (UInt8(ascii: "v"), UInt8(ascii: "e")): break
      default: return nil
      }
    default: return nil
    }
    guard end < bytes.count else { return end }
    let next = byteClass(at: end)
    return next > ByteClass.lower && next != ByteClass.beyondASCII ? end : nil
  }

  private static func punctuationContext(before byteClass: UInt8) -> Int {
    switch byteClass {
    case ByteClass.upper, ByteClass.lower: 0
    case ByteClass.digit: 1
    case ByteClass.space, ByteClass.tab: 2
    case ByteClass.newline, ByteClass.mark: 3
    default: 4
    }
  }
}
