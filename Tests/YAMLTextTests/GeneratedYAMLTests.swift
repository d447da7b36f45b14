import SourceText
import TestSupport
import Testing
import YAMLText

/// Documents put together at random from what is hard about each style of scalar.
@Suite struct GeneratedYAMLTests {
  private static let breaks = ["\n", "\n", "\n", "\r\n", "\r", "\u{85}", "\u{2028}"]
  private static let words = ["a", "bc", "é", "日本", "😀", "#", "a#b", "{{ x }}", "-", "'", "x:y"]

  @Test(arguments: Style.allCases)
  func everyScalarIsMappedExactly(style: Style) {
    var random = SplitMix(state: UInt64(style.rawValue) &+ 17)
    var parsed = 0
    for _ in 0..<500 {
      let text = Self.document(style, &random)
      let file = SourceFile(path: text.debugDescription, bytes: Array(text.utf8))
      guard let document = try? YAMLDocument.parse(file) else { continue }
      parsed += 1
      SpanCheck.check(document)
      for scalar in document.writtenNodes where scalar.kind == .scalar {
        ScalarMapCheck.check(scalar)
      }
      for comment in document.comments {
        #expect(document.scalar(at: comment.range.lowerBound)?.style.isBlockScalar ?? true)
        #expect(file.bytes[comment.range.lowerBound] == UInt8(ascii: "#"))
      }
    }
    #expect(parsed > 150)
  }

  enum Style: Int, CaseIterable, Sendable {
    case plain, singleQuoted, doubleQuoted, literal, folded, flow
  }

  private static func document(_ style: Style, _ random: inout SplitMix) -> String {
    let newline = random.pick(breaks)
    let scalar = scalar(style, newline, &random)
    let before = random.pick(["", "\u{FEFF}", "# é\(newline)", "z: 'ü'\(newline)"])
    let names = random.pick(["", "", "!t ", "&a ", "!t &a "])
    switch random.below(4) {
    case 0: return before + "k: \(names)\(scalar)\(newline)l: m # n\(newline)"
    case 1: return before + "k:\(newline)  - \(names)\(scalar)\(newline)  - o"
    case 2: return before + "k:\(newline) p:\(newline)  q: \(names)\(scalar)"
    default: return before.hasPrefix("z") ? scalar : before + names + scalar
    }
  }

  private static func scalar(
    _ style: Style, _ newline: String, _ random: inout SplitMix
  ) -> String {
    switch style {
    case .plain: return "w" + folds(["\\", "\"", "\\n"], newline, &random)
    case .singleQuoted: return "'" + folds(["''", "\\", "\""], newline, &random) + "'"
    case .doubleQuoted:
      let escapes = [
        "\\n", "\\\"", "\\\\", "\\u00e9", "\\U0001F600", "\\x41", "\\L", "\\P", "\\N", "\\_", "\\ ",
        "\\\t", "\\t", "\\0", "\\e", "\\/", "\\\(newline)   ", "\\\(newline)\(newline)   ",
      ]
      return "\"" + folds(escapes, newline, &random).replacing("\"", with: "\\\"") + "\""
    case .literal, .folded: return block(style == .literal ? "|" : ">", newline, &random)
    case .flow:
      let parts = (0..<random.below(4)).map { _ in
        scalar(random.pick([.plain, .singleQuoted]), newline, &random)
      }
      return random.below(2) == 0
        ? "[" + parts.joined(separator: ", ") + "]"
        : "{" + parts.map { $0 + " : x" }.joined(separator: " , ") + "}"
    }
  }

  /// Words, blanks, line breaks and the style's own pieces in any order.
  private static func folds(
    _ own: [String], _ newline: String, _ random: inout SplitMix
  ) -> String {
    (0..<random.below(12)).map { _ in
      switch random.below(5) {
      case 0: random.pick(own)
      case 1: random.pick([" ", "  ", "\t", " \t "])
      case 2: random.pick(["", "  ", "\t"]) + newline + "    "
      case 3: newline + " " + newline + "   "
      default: random.pick(words)
      }
    }.joined()
  }

  private static func block(
    _ indicator: String, _ newline: String, _ random: inout SplitMix
  ) -> String {
    let header =
      indicator + random.pick(["", "", "-", "+", "2", "3-", "+1"]) + random.pick(["", " ", " # c"])
    let lines = (0..<random.below(8)).map { _ in
      switch random.below(6) {
      case 0: ""
      case 1: String(repeating: " ", count: random.below(7))
      case 2: "      " + random.pick(words) + random.pick(["", " ", "\t"])
      case 3: "    \t" + random.pick(words)
      default: "    " + random.pick(words) + random.pick(["", " ", "  x"])
      }
    }
    return ([header] + lines).joined(separator: newline)
      + random.pick(["", newline, newline + newline])
  }
}

extension YAMLNode.Style {
  var isBlockScalar: Bool { self == .literal || self == .folded }
}
