/// Where each run cost stands among a family's coefficients.
enum RunCost {
  /// Per word shape and context, then per letter by shape.
  static let word = 0
  static let wordLetter = 16
  /// Per letter past the 4th, 7th and 12th, by shape.
  static let longWord = 20
  static let oneLetterWord = 32
  static let accentedLetter = 48
  /// `'s`, `'t`, `'d`, `'m`, `'ll`, `'re`, `'ve` after a word.
  static let contraction = 49
  static let digitTriple = 50
  static let digitCount = 51
  static let digitAfterSpace = 55
  static let digitAfterWord = 56
  /// Per context before and after.
  static let punctuation = 57
  /// Per mark, past the 2nd and past the 4th.
  static let punctuationMark = 82
  /// A repeat of one mark: once, then per mark past the 4th, 16th and 64th.
  static let repeatedMark = 85
  static let newlines = 89
  static let newlinePastThird = 95
  static let trailingSpace = 96
  static let indentation = 97
  static let spacesPerSixteen = 105
  static let tabIndentation = 106
  static let tabPastFirst = 107
  static let tabInLine = 108
  static let spaces = 109
  /// Per group of scripts, then per block of code points.
  static let scriptRun = 117
  static let scriptBlock = 131
  static let count = 242
}
