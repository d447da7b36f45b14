import SourceText
import YAMLText

/// The whole lines that an element of a block list, or an entry of a block mapping, stands on.
///
/// Fixes move and remove whole lines, so that comments, indentation and quoting stay as they are.
struct SourceLines {
  let file: SourceFile
  /// From the first byte of the first line to behind the last line's break; with the blank lines that
  /// follow, where a block scalar of the file may keep those as its own.
  let range: Range<Int>

  /// The lines of an element or entry by the span of its content or key; nil where it shares a line
  /// with something else, or where the file ends without a line break.
  init?(_ span: SourceSpan, through end: SourceSpan? = nil) {
    let bytes = span.file.bytes
    var start = span.range.lowerBound
    while start > 0, bytes[start - 1] != 0x0A { start -= 1 }
    let lead = bytes[start..<span.range.lowerBound].filter { $0 != 0x20 }
    guard span.isExact, lead.isEmpty || lead == [UInt8(ascii: "-")] else { return nil }
    var stop = max(span.range.upperBound, end?.range.upperBound ?? 0)
    while stop < bytes.count, bytes[stop] != 0x0A {
      let isCommentOrBlank = bytes[stop] == 0x20 || bytes[stop] == 0x0D || bytes[stop] == 0x23
      guard isCommentOrBlank else { return nil }
      if bytes[stop] == 0x23 {
        while stop < bytes.count, bytes[stop] != 0x0A { stop += 1 }
      } else {
        stop += 1
      }
    }
    guard stop < bytes.count else { return nil }
    file = span.file
    range = KeptBreaks.lines(start..<(stop + 1), in: bytes)
  }

  /// Whether a span lies within the lines.
  func holds(_ span: SourceSpan) -> Bool {
    span.file == file && range.contains(span.range.lowerBound)
  }

  private var span: SourceSpan { file.span(range) }

  /// Takes the lines out.
  func removal(_ summary: String, _ safety: Fix.Safety) -> Fix {
    Fix(summary: summary, safety: safety, replacements: [.init(span: span, bytes: [])])
  }

  /// Takes the lines out, with the comment above them, and puts them behind other ones of the same
  /// file.
  func move(behind other: SourceLines, _ summary: String, _ safety: Fix.Safety) -> Fix? {
    move(to: other.range.upperBound, of: other, summary, safety)
  }

  /// Takes the lines out, with the comment above them, and puts them in front of other ones of the
  /// same file and their comment.
  func move(before other: SourceLines, _ summary: String, _ safety: Fix.Safety) -> Fix? {
    move(to: other.rangeWithComment.lowerBound, of: other, summary, safety)
  }

  private func move(
    to offset: Int, of other: SourceLines, _ summary: String, _ safety: Fix.Safety
  ) -> Fix? {
    let moved = rangeWithComment
    guard other.file == file, !moved.contains(offset) else { return nil }
    let insertion = Fix.Replacement(
      span: file.span(offset..<offset), bytes: text(of: moved, indentedAs: other))
    let removal = Fix.Replacement(span: file.span(moved), bytes: [])
    return Fix(
      summary: summary, safety: safety,
      replacements: offset <= moved.lowerBound ? [insertion, removal] : [removal, insertion])
  }

  /// The lines and those right above them that hold nothing but a comment as far in as they are.
  private var rangeWithComment: Range<Int> {
    let bytes = file.bytes
    let lead = indentation + [UInt8(ascii: "#")]
    var start = range.lowerBound
    while start > 0 {
      var line = start - 1
      while line > 0, bytes[line - 1] != 0x0A { line -= 1 }
      guard bytes[line..<start].starts(with: lead) else { break }
      start = line
    }
    return start..<range.upperBound
  }

  /// The bytes before the first line's content.
  private var indentation: ArraySlice<UInt8> {
    file.bytes[range].prefix { $0 == 0x20 }
  }

  /// Lines as they read as far in as other ones; a line that is not as far in as the first stays.
  private func text(of lines: Range<Int>, indentedAs other: SourceLines) -> [UInt8] {
    guard indentation != other.indentation else { return Array(file.bytes[lines]) }
    var text: [UInt8] = []
    let endingLines = file.bytes[lines].split(separator: 0x0A, omittingEmptySubsequences: false)
    for line in endingLines.dropLast() {
      let isAsFarIn = line.starts(with: indentation)
      text += isAsFarIn ? other.indentation + line.dropFirst(indentation.count) : line
      text.append(0x0A)
    }
    return text
  }
}
