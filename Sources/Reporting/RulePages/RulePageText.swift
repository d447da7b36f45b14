import PromptRules
package import RulePages
import SourceText

/// Writes a rule's page as plain text of at most 80 columns: what `promptlint explain RULE` prints.
package enum RulePageText {
  package static let columns = 80

  package static func text(of page: RulePage) -> String {
    let rule = page.rule
    var lines = ["\(rule.id) (\(rule.severity.rawValue), \(rule.group.rawValue))", ""]
    lines += wrapped(rule.summary, indent: 2)
    section("What it finds", page.finds, &lines)
    section("Why it matters", page.matters, &lines)
    section("What to do", page.remedy, &lines)
    example("Bad", page.bad, &lines)
    example("Good", page.good, &lines)
    section("Fix", fixText(page.fix), &lines)
    if !page.sources.isEmpty {
      lines += ["", "Sources"]
      for source in page.sources {
        lines += wrapped(
          "\(source.title) (\(source.date), \(source.confidence.rawValue))", indent: 2)
        if let url = source.url { lines.append("    " + url) }
      }
    }
    if rule.group != .reading {
      lines += ["", "Allow one finding with a comment on or above the line:"]
      lines.append("    # promptlint: allow \(rule.id) because REASON")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func fixText(_ fix: RulePage.FixSafety) -> String {
    switch fix {
    case .none: "None: the change needs a decision."
    case .safe(let what): "`--fix` \(what). What the model reads stays the same."
    case .unsafe(let what): "`--unsafe-fixes` \(what)."
    }
  }

  private static func section(_ title: String, _ text: String, _ lines: inout [String]) {
    lines += ["", title]
    for (index, paragraph) in paragraphs(text).enumerated() {
      if index > 0 { lines.append("") }
      lines += wrapped(paragraph, indent: 2)
    }
  }

  private static func example(_ title: String, _ example: RuleExample, _ lines: inout [String]) {
    lines += ["", title]
    for file in example.files {
      let content = file.shown
      lines.append("  " + file.name)
      let source = SourceFile(path: file.name, bytes: content.bytes)
      let table = LineTable(source)
      for line in 0..<(content.repetitions == nil ? table.count : 1) {
        let range = table.range(ofLine: line)
        if line + 1 == table.count, range.isEmpty { break }
        lines.append("    | " + shown(content.bytes[range]))
        for mark in content.marks where range.contains(mark.lowerBound) {
          let column = table.position(at: mark.lowerBound).column
          let width = table.position(at: min(mark.upperBound, range.upperBound)).column - column
          if column + width + 6 < columns {
            let carets = String(repeating: "^", count: max(width, 1))
            lines.append("    | " + String(repeating: " ", count: column - 1) + carets)
          }
        }
      }
      if let count = content.repetitions {
        lines.append("    | (and so on: \(count * (table.count - 1)) lines of constant text)")
      }
    }
  }

  /// A line of a file within the columns, with what cannot be shown replaced.
  private static func shown(_ line: ArraySlice<UInt8>) -> String {
    let scalars = String(decoding: line, as: UTF8.self).unicodeScalars
    let printable = scalars.map { $0.value < 0x20 ? "\u{2192}" : String($0) }
    let limit = columns - 6
    if printable.count <= limit { return printable.joined() }
    return printable.prefix(limit - 3).joined() + "..."
  }

  /// The paragraphs of a text, single line breaks taken out.
  package static func paragraphs(_ text: String) -> [String] {
    var paragraphs: [[Substring]] = [[]]
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.isEmpty {
        paragraphs.append([])
      } else {
        paragraphs[paragraphs.count - 1].append(line)
      }
    }
    return paragraphs.filter { !$0.isEmpty }.map { $0.joined(separator: " ") }
  }

  /// A text in lines that fit, broken at blanks; `code` in back quotes is not torn apart.
  static func wrapped(_ text: String, indent: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in words(text) {
      if !line.isEmpty, indent + line.count + 1 + word.count > columns {
        lines.append(line)
        line = ""
      }
      line += (line.isEmpty ? "" : " ") + word
    }
    if !line.isEmpty { lines.append(line) }
    return lines.map { String(repeating: " ", count: indent) + $0 }
  }

  private static func words(_ text: String) -> [String] {
    var words: [String] = []
    var word = ""
    var isCode = false
    for character in text {
      if character == " ", !isCode {
        if !word.isEmpty { words.append(word) }
        word = ""
      } else {
        if character == "`" { isCode.toggle() }
        word.append(character)
      }
    }
    if !word.isEmpty { words.append(word) }
    return words
  }
}
