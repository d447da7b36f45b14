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
    var contents = ContentLines(table)
    for comment in comments {
      guard let suppression = SuppressionComment(comment) else { continue }
      for rule in suppression.rules where RuleRegistry.rule(rule.id) == nil {
        problems.append(Self.unknownRule(rule.id, at: file.span(rule.range)))
      }
      if let problem = suppression.problem {
        problems.append(Self.malformed(problem, at: comment.span))
      } else if let lines = Self.lines(coveredBy: comment, in: document, &contents) {
        entries.append(Entry(comment: suppression, lines: lines))
      } else {
        problems.append(Self.unused(suppression, in: file))
      }
    }
    var rest = comments[...]
    for mark in marks {
      rest = rest.drop { $0.range.upperBound <= mark }
      if let comment = rest.first, comment.range.contains(mark) { continue }
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
  /// - Parameters:
  ///   - includes: For each included file the place of the `file:` that leads to it.
  ///   - isComplete: Whether all rules had their say; else nothing is known of comments that cover
  ///     nothing.
  package func applied(
    to diagnostics: [Diagnostic], includes: [SourceFile: SourceSpan] = [:], isComplete: Bool = true
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
    for (index, entry) in entries.enumerated() where isComplete {
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
          bytes[...colon].suffix(marker.count).elementsEqual(marker)
        {
          marks.append(colon + 1 - marker.count)
        }
        start = colon &+ 1
      }
      return marks
    }
  }

  private static func lines(
    coveredBy comment: YAMLComment, in document: YAMLDocument, _ contents: inout ContentLines
  ) -> ClosedRange<Int>? {
    let table = contents.table
    var line = table.line(holding: comment.range.lowerBound)
    if comment.standsAlone {
      guard let next = contents.next(after: line) else { return nil }
      line = next
    }
    return line...contents.end(ofScalarFrom: line, in: document)
  }
}

/// The lines that are neither blank nor comments, looked for in ascending order.
private struct ContentLines {
  let table: LineTable
  /// The line found last: none between the line asked for and this one has content.
  private var found = 0
  /// Where the scalar ends that starts on a line, for the line that was asked about last.
  private var end = (line: -1, last: -1)

  init(_ table: LineTable) { self.table = table }

  /// The first line with content behind a line that is not before those asked for earlier.
  mutating func next(after line: Int) -> Int? {
    found = max(found, line + 1)
    while found < table.count, isBlankOrComment(table.file.bytes[table.range(ofLine: found)]) {
      found += 1
    }
    return found < table.count ? found : nil
  }

  /// The last line of the last scalar that starts on a line.
  mutating func end(ofScalarFrom line: Int, in document: YAMLDocument) -> Int {
    if end.line != line { end = (line, last(ofScalarFrom: line, in: document)) }
    return end.last
  }

  private func last(ofScalarFrom line: Int, in document: YAMLDocument) -> Int {
    let range = table.range(ofLine: line)
    for offset in range.reversed() {
      guard let scalar = document.scalar(at: offset) else { continue }
      guard scalar.range.lowerBound >= range.lowerBound else { break }
      return max(line, table.line(holding: scalar.range.upperBound - 1))
    }
    return line
  }

  private func isBlankOrComment(_ line: ArraySlice<UInt8>) -> Bool {
    guard let first = line.first(where: { $0 != 0x20 && $0 != 0x09 }) else { return true }
    return first == UInt8(ascii: "#")
  }
}
