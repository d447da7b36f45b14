/// The kind of the run before the current one, and what it means to the next.
enum RunKind {
  case start, space, newline, tab, word, digits, punctuation, other

  /// 0 after a space, 1 after a line's start, 2 glued to punctuation, 3 glued to letters or digits.
  var wordContext: Int {
    switch self {
    case .start, .space: 0
    case .newline, .tab: 1
    case .punctuation, .other: 2
    case .word, .digits: 3
    }
  }

  /// 0 after a space, 1 after a line's start, 2 after a word or mark, 3 after digits, 4 else.
  var punctuationContext: Int {
    switch self {
    case .start, .space: 0
    case .newline, .tab: 1
    case .word, .punctuation: 2
    case .digits: 3
    case .other: 4
    }
  }
}
