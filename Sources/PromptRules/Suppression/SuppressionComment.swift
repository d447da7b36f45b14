import SourceText
import YAMLText

/// A comment that is meant for promptlint.
///
/// The form is `# promptlint: allow RULE[, RULE...] because REASON`. Names, `allow` and `because` are
/// written in lower case, with any number of blanks between them.
struct SuppressionComment {
  var comment: YAMLComment
  /// The names of the rules with their places, in the order written.
  var rules: [(id: RuleID, range: Range<Int>)]
  /// What is wrong with the form, or nil; such a comment suppresses nothing.
  var problem: Problem?

  enum Problem {
    case notAllow
    case noRule
    case noReason
  }

  /// Nil where the comment does not speak to promptlint.
  init?(_ comment: YAMLComment) {
    var words = Words(bytes: comment.file.bytes, range: comment.range)
    words.skip { $0 == UInt8(ascii: "#") }
    guard words.take("promptlint:") else { return nil }
    self.comment = comment
    rules = []
    guard words.takeWord()?.text == "allow" else {
      problem = .notAllow
      return
    }
    while let word = words.takeWord(), word.text != "because" {
      rules.append((RuleID(word.text), word.range))
    }
    if rules.isEmpty {
      problem = .noRule
    } else if !words.lastWas("because") || words.takeWord() == nil {
      problem = .noReason
    }
  }

  /// Whether bytes of a text look like the start of such a comment.
  static func isLookalike(_ bytes: [UInt8], at offset: Int) -> Bool {
    guard bytes[offset...].starts(with: marker) else { return false }
    var before = offset - 1
    while before >= 0, bytes[before] == 0x20 || bytes[before] == 0x09 { before -= 1 }
    return before >= 0 && bytes[before] == UInt8(ascii: "#")
  }

  static let marker = Array("promptlint:".utf8)

  /// Reads words separated by blanks and commas.
  private struct Words {
    let bytes: [UInt8]
    var range: Range<Int>
    private var last: String?

    init(bytes: [UInt8], range: Range<Int>) {
      self.bytes = bytes
      self.range = range
    }

    func lastWas(_ word: String) -> Bool { last == word }

    mutating func skip(_ isSkipped: (UInt8) -> Bool) {
      while let first = range.first, isSkipped(bytes[first]) {
        range = first + 1..<range.upperBound
      }
    }

    mutating func take(_ text: String) -> Bool {
      skip { $0 == 0x20 || $0 == 0x09 }
      guard bytes[range].starts(with: text.utf8) else { return false }
      range = range.lowerBound + text.utf8.count..<range.upperBound
      return true
    }

    mutating func takeWord() -> (text: String, range: Range<Int>)? {
      skip { $0 == 0x20 || $0 == 0x09 || $0 == UInt8(ascii: ",") }
      let start = range.lowerBound
      skip { $0 != 0x20 && $0 != 0x09 && $0 != UInt8(ascii: ",") }
      if range.lowerBound == start { return nil }
      let word = start..<range.lowerBound
      let text = String(decoding: bytes[word], as: UTF8.self)
      last = text
      return (text, word)
    }
  }
}
