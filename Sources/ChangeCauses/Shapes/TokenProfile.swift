/// What the letters and digits of a token look like, to tell random ones from words.
struct TokenProfile {
  private(set) var digits = 0
  private(set) var lower = 0
  private(set) var upper = 0
  private(set) var other = 0
  /// How often a digit stands beside a letter, or a capital after a small letter.
  private(set) var turns = 0

  init(_ window: ByteWindow, _ range: Range<Int>) {
    var previous = 0
    for index in range {
      let byte = window[index]
      let part: Int
      if ByteClass.isDigit(byte) {
        digits += 1
        part = 1
      } else if ByteClass.isLower(byte) {
        lower += 1
        part = 2
      } else if ByteClass.isUpper(byte) {
        upper += 1
        part = 3
      } else {
        other += 1
        part = 0
      }
      // A capital that starts a word is no turn.
      if part != previous, previous != 0, part != 0, !(previous == 3 && part == 2) { turns += 1 }
      previous = part
    }
  }

  var count: Int { digits + lower + upper + other }
  var hasDigitsAndLetters: Bool { digits > 0 && lower + upper > 0 }
  var isOneCase: Bool { lower == 0 || upper == 0 }

  /// Whether a token changes between digits, small letters and capitals as words and names do not.
  var looksRandom: Bool {
    guard count >= 6 else { return false }
    if hasDigitsAndLetters { return turns >= 3 || (turns >= 2 && count >= 8 && digits >= 3) }
    return lower > 0 && upper > 0 && count >= 16 && turns * 4 >= count
  }
}
