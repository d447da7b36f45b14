/// Scripts whose runs cost alike.
enum ScriptGroup: Int {
  case latinMarks, alphabets, semitic, indic, southEastAsian, rest, punctuation, symbols
  case eastAsianMarks, kana, han, hangul, variationSelectors, emoji

  /// The group of a block, see `ScannedScalar.block`.
  init(block: Int) {
    switch block {
    case ...1: self = .latinMarks
    case ..<0x0B: self = .alphabets
    case ..<0x10: self = .semitic
    case ..<0x18: self = .indic
    case ..<0x1E: self = .southEastAsian
    case ..<0x40: self = .rest
    case 0x40: self = .punctuation
    case ..<96: self = .symbols
    case 96, 98, 107: self = .eastAsianMarks
    case 97: self = .kana
    case 99, 100: self = .han
    case 102: self = .hangul
    case 105: self = .variationSelectors
    case 108: self = .emoji
    default: self = .rest
    }
  }

  /// Chinese, Japanese and Korean, which have a narrower interval than other scripts.
  var isEastAsian: Bool {
    switch self {
    case .eastAsianMarks, .kana, .han, .hangul: true
    default: false
    }
  }

  /// True where white space parts words, so that the run acts as a word on the next.
  var hasWords: Bool {
    switch self {
    case .alphabets, .semitic, .indic, .southEastAsian, .hangul: true
    default: false
    }
  }
}
