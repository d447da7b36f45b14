extension RunScanner {
  /// Scans Latin letters, cut where a lower-case letter meets an upper-case one.
  mutating func scanWords() {
    var isFirst = true
    while index < bytes.count {
      let context = isFirst ? previous.wordContext : 3
      let first = byteClass(at: index)
      if first > ByteClass.lower, first != ByteClass.beyondASCII { break }
      let isRead =
        first <= ByteClass.lower && scanPlainWord(context: context) || scanWord(context: context)
      if !isRead { break }
      isFirst = false
    }
    previous = .word
  }

  /// Scans a word of ASCII letters in lower case, the first in either case, which nearly all are; or
  /// returns false, having read nothing, where another sort of word stands.
  private mutating func scanPlainWord(context: Int) -> Bool {
    let start = index
    let isCapital = byteClass(at: start) == ByteClass.upper
    var end = start &+ 1
    let isAlone = end == bytes.count || byteClass(at: end) != ByteClass.lower
    let shape = isCapital ? (isAlone ? 2 : 1) : 0
    var before: UInt32 = (context < 2 ? 27 : 28) &+ (shape == 2 ? 64 : 0)
    var last = UInt32(bytes[start] & 31)
    var cost = weight(0, before, last)
    while end < bytes.count, byteClass(at: end) == ByteClass.lower {
      let letter = UInt32(bytes[end] & 31)
      cost &+= weight(before, last, letter)
      before = last
      last = letter
      end &+= 1
    }
    if end < bytes.count {
      let next = byteClass(at: end)
      if next == ByteClass.beyondASCII || (next == ByteClass.upper && shape == 2) { return false }
    }
    let count = end &- start
    cost &+= weight(before, last, 29) &+ lengthCost(of: count, shape: shape, context: context)
    sums.tokens &+= cost
    sums.wordTokens &+= cost
    sums.words &+= 1
    sums.letters &+= count
    index = end
    return true
  }

  /// Scans one word, or returns false where no letter stands.
  private mutating func scanWord(context: Int) -> Bool {
    let start = index
    var end = index
    var upperCount = 0
    var lowerCount = 0
    var accentedCount = 0
    letters: while end < bytes.count {
      switch byteClass(at: end) {
      case ByteClass.upper:
        if lowerCount > 0 { break letters }
        upperCount &+= 1
        end &+= 1
      case ByteClass.lower:
        lowerCount &+= 1
        end &+= 1
      case ByteClass.beyondASCII:
        let scalar = ScannedScalar(bytes, at: end)
        if !scalar.isLatinLetter { break letters }
        lowerCount &+= 1
        accentedCount &+= 1
        end &+= scalar.length
      default: break letters
      }
    }
    guard end > start else { return false }
    let shape = upperCount == 0 ? 0 : lowerCount == 0 ? 2 : upperCount == 1 ? 1 : 3
    let count = upperCount &+ lowerCount
    var cost = lengthCost(of: count, shape: shape, context: context)
    cost &+= pieceWeights(in: start..<end, shape: shape, context: context)
    sums.tokens &+= cost &+ costs[RunCost.accentedLetter] &* accentedCount
    sums.wordTokens &+= cost
    sums.words &+= 1
    sums.letters &+= count
    sums.accentedLetters &+= accentedCount
    index = end
    return true
  }

  /// What a word costs for its shape, its place and its letters' number.
  @inline(__always)
  private func lengthCost(of count: Int, shape: Int, context: Int) -> Int {
    var cost = costs[RunCost.word &+ shape &* 4 &+ context]
    cost &+= costs[RunCost.wordLetter &+ shape] &* count
    if count > 4 { cost &+= costs[RunCost.longWord &+ shape &* 3] &* (count &- 4) }
    if count > 7 { cost &+= costs[RunCost.longWord &+ shape &* 3 &+ 1] &* (count &- 7) }
    if count > 12 { cost &+= costs[RunCost.longWord &+ shape &* 3 &+ 2] &* (count &- 12) }
    if count == 1 { cost &+= costs[RunCost.oneLetterWord &+ shape &* 4 &+ context] }
    return cost
  }

  /// The weights of the word's 3-grams, without regard to case, with marks at its ends.
  @inline(__always)
  private func pieceWeights(in range: Range<Int>, shape: Int, context: Int) -> Int {
    var total = 0
    var before: UInt32 = 0
    var last: UInt32 = (context < 2 ? 27 : 28) &+ (shape >= 2 ? 64 : 0)
    var position = range.lowerBound
    while position < range.upperBound {
      let byte = bytes[position]
      let letter: UInt32
      if byte < 0x80 {
        letter = UInt32(byte & 31)
        position &+= 1
      } else {
        let scalar = ScannedScalar(bytes, at: position)
        letter = 32 &+ (scalar.value & 63)
        position &+= scalar.length
      }
      total &+= weight(before, last, letter)
      before = last
      last = letter
    }
    return total &+ weight(before, last, 29)
  }
}
