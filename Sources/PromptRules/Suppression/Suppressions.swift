package import SourceText
package import YAMLText

/// The suppression comments of one YAML file, and what each of them covers.
///
/// A comment behind something covers its own line; a comment alone on its line covers the next line
/// that is neither blank nor a comment. Where a scalar that spans several lines, such as a block
/// scalar, starts on the covered line, all its lines are covered too; other lines of a longer node are
/// not. A finding is covered if its span starts on a covered line, or if it lies in a file that was
/// included from one.
package struct Suppressions {
  private let file: SourceFile
  private var entries: [Entry] = []
  /// What is wrong with comments, whatever there is to suppress.
  private var problems: [Diagnostic] = []

  private struct Entry {
    var comment: SuppressionComment
    /// From 0.
    var lines: ClosedRange<Int>
  }

  package init(in document: YAMLDocument) {
    file = document.file
    let marks = Self.marks(in: file.bytes)
    if marks.isEmpty { return }
    let comments = document.comments
    let table = LineTable(file)
    for comment in comments {
      guard let suppression = SuppressionComment(comment) else { continue }
      for rule in suppression.rules where RuleRegistry.rule(rule.id) == nil {
        problems.append(Self.unknownRule(rule.id, at: file.span(rule.range)))
      }
      if let problem = suppression.problem {
        problems.append(Self.malformed(problem, at: comment.span))
      } else if let lines = Self.lines(coveredBy: comment, in: document, table) {
        entries.append(Entry(comment: suppression, lines: lines))
      } else {
        problems.append(Self.unused(suppression, in: file))
      }
    }
    for mark in marks where !comments.contains(where: { $0.range.contains(mark) }) {
      if SuppressionComment.isLookalike(file.bytes, at: mark) {
        problems.append(
          Self.lookalike(at: file.span(mark..<mark + SuppressionComment.marker.count)))
      }
    }
  }

  /// What remains of a file's findings, and what was taken away.
  package struct Outcome {
    /// The findings that stay, and those about the comments themselves.
    package var kept: [Diagnostic]
    package var suppressed: [Diagnostic]
  }

  /// Takes the covered findings out, and adds what is wrong with the comments.
  ///
  /// What prevents an analysis cannot be suppressed.
  ///
  /// - Parameter includes: For each included file the place of the `file:` that leads to it.
  package func applied(
    to diagnostics: [Diagnostic], includes: [SourceFile: SourceSpan] = [:]
  ) -> Outcome {
    if entries.isEmpty { return Outcome(kept: diagnostics + problems, suppressed: []) }
    let table = LineTable(file)
    var used = entries.map { $0.comment.rules.map { _ in false } }
    var outcome = Outcome(kept: [], suppressed: [])
    for diagnostic in diagnostics {
      var isSuppressed = false
      if !diagnostic.preventsAnalysis, let place = place(of: diagnostic.span, includes) {
        let line = table.line(holding: place)
        for index in entriesCovering(line) {
          for (ruleIndex, rule) in entries[index].comment.rules.enumerated()
          where rule.id == diagnostic.rule {
            used[index][ruleIndex] = true
            isSuppressed = true
          }
        }
      }
      if isSuppressed {
        outcome.suppressed.append(diagnostic)
      } else {
        outcome.kept.append(diagnostic)
      }
    }
    outcome.kept += problems
    for (index, entry) in entries.enumerated() {
      outcome.kept += Self.unused(entry.comment, used: used[index], in: file)
    }
    return outcome
  }

  /// The entries for a line: they start at the same line, for no comment can stand inside a scalar.
  private func entriesCovering(_ line: Int) -> Range<Int> {
    var low = 0
    var high = entries.count
    while low < high {
      let middle = (low + high) / 2
      if entries[middle].lines.lowerBound <= line { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return 0..<0 }
    let start = entries[low - 1].lines.lowerBound
    var first = low
    while first > 0, entries[first - 1].lines.lowerBound == start,
      entries[first - 1].lines.contains(line)
    {
      first -= 1
    }
    return first..<low
  }

  /// The byte of this file that a span stands at or was included from.
  private func place(of span: SourceSpan, _ includes: [SourceFile: SourceSpan]) -> Int? {
    var span = span
    // An include inside an include is a short way; the bound is for a loop.
    for _ in 0..<64 {
      if span.file == file { return span.range.lowerBound }
      guard let including = includes[span.file] else { return nil }
      span = including
    }
    return nil
  }

  /// The places of `promptlint:`; its colon is rarer than its first letter.
  private static func marks(in bytes: [UInt8]) -> [Int] {
    let marker = SuppressionComment.marker
    return bytes.withUnsafeBytes { buffer in
      var marks: [Int] = []
      var start = marker.count - 1
      while start < buffer.count,
        let colon = ByteSearch.firstIndex(
          of: UInt8(ascii: ":"), in: buffer, from: start, to: buffer.count)
      {
        if buffer[colon &- 1] == UInt8(ascii: "t"),
          bytes[...colon].suffix(marker.count) == marker[...]
        {
          marks.append(colon + 1 - marker.count)
        }
        start = colon &+ 1
      }
      return marks
    }
  }

  private static func lines(
    coveredBy comment: YAMLComment, in document: YAMLDocument, _ table: LineTable
  ) -> ClosedRange<Int>? {
    let bytes = document.file.bytes
    var line = table.line(holding: comment.range.lowerBound)
    if comment.standsAlone {
      repeat {
        line += 1
        if line >= table.count { return nil }
      } while isBlankOrComment(bytes[table.range(ofLine: line)])
    }
    let range = table.range(ofLine: line)
    var end = line
    for offset in range.reversed() {
      guard let scalar = document.scalar(at: offset) else { continue }
      if scalar.range.lowerBound >= range.lowerBound {
        end = max(end, table.line(holding: scalar.range.upperBound - 1))
      }
      break
    }
    return line...end
  }

  private static func isBlankOrComment(_ line: ArraySlice<UInt8>) -> Bool {
    guard let first = line.first(where: { $0 != 0x20 && $0 != 0x09 }) else { return true }
    return first == UInt8(ascii: "#")
  }
}
