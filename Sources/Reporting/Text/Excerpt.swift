import SourceText

/// Lines of a source with a span underlined.
///
/// A span of more than three lines shows its first and its last; a long line is cut to the columns
/// around what is underlined, with `...` where text is left out.
struct Excerpt {
  var columns: Int
  var gutter: Int
  var style: Style

  /// The lines of the excerpt, each with its line number or a blank gutter.
  func lines(of span: SourceSpan, in table: LineTable, as part: Style.Part) -> [String] {
    let first = table.line(holding: span.range.lowerBound)
    let end = max(span.range.upperBound - 1, span.range.lowerBound)
    let last = max(first, table.line(holding: end))
    var lines: [String] = []
    for line in first...last {
      if last - first > 2, line > first, line < last {
        if line == first + 1 { lines.append(blankGutter("...")) }
        continue
      }
      let range = table.range(ofLine: line)
      let lower = min(max(span.range.lowerBound, range.lowerBound), range.upperBound)
      let upper = max(lower, min(span.range.upperBound, range.upperBound))
      let marked = line == first ? lower..<upper : indented(lower..<upper, in: table.file.bytes)
      let (text, underline) = render(range, marking: marked, in: table.file.bytes)
      let number = String(span.file.start.lines + line + 1)
      let pad = String(repeating: " ", count: max(0, gutter - number.utf8.count))
      lines.append(style.paint(pad + number + " |", .faint) + (text.isEmpty ? "" : " " + text))
      if line == first || !marked.isEmpty {
        lines.append(blankGutter(style.paint(underline, part), keepsBlanks: underline))
      }
    }
    return lines
  }

  private func blankGutter(_ text: String, keepsBlanks: String? = nil) -> String {
    style.paint(String(repeating: " ", count: gutter) + " |", .faint) + " " + text
  }

  /// The range without the blanks at its start, which belong to the indentation.
  private func indented(_ range: Range<Int>, in bytes: [UInt8]) -> Range<Int> {
    var lower = range.lowerBound
    while lower < range.upperBound, bytes[lower] == 0x20 || bytes[lower] == 0x09 { lower += 1 }
    return lower..<range.upperBound
  }

  /// One line as it is shown, and the line of carets below it.
  private func render(
    _ line: Range<Int>, marking marked: Range<Int>, in bytes: [UInt8]
  ) -> (text: String, underline: String) {
    let (cells, shown) = cells(of: window(of: line, around: marked, in: bytes), in: bytes)
    let available = max(20, columns - gutter - 3)
    let start = cells.firstIndex { $0.offset >= marked.lowerBound } ?? cells.count
    let end = max(start, cells.firstIndex { $0.offset >= marked.upperBound } ?? cells.count)
    var from = 0
    var isCutLeft = (cells.first?.offset ?? line.lowerBound) > line.lowerBound
    // Keep a third of the columns before the span where the line is too long to be shown whole.
    if width(cells[...]) > available || isCutLeft {
      var before = 0
      from = start
      while from > 0, before + cells[from - 1].width <= available / 3 {
        from -= 1
        before += cells[from].width
      }
      isCutLeft = isCutLeft || from > 0
    }
    var text = isCutLeft ? Array("...".utf8) : []
    var blanks = text.count
    var used = text.count
    let isWhole = (cells.last?.end ?? line.upperBound) == line.upperBound
    let limit = isWhole && used + width(cells[from...]) <= available ? available : available - 3
    var to = from
    var carets = 0
    while to < cells.count, used + cells[to].width <= limit {
      text += shown[cells[to].shown]
      used += cells[to].width
      if to >= start, to < end {
        carets += cells[to].width
      } else if to < start {
        blanks += cells[to].width
      }
      to += 1
    }
    if to < cells.count || !isWhole { text += "...".utf8 }
    while text.last == UInt8(ascii: " ") { text.removeLast() }
    let underline =
      String(repeating: " ", count: blanks) + String(repeating: "^", count: max(1, carets))
    return (String(decoding: text, as: UTF8.self), underline)
  }

  private func width(_ cells: ArraySlice<Cell>) -> Int { cells.reduce(0) { $0 + $1.width } }

  /// The part of a line that can possibly be shown, so that very long lines cost nothing.
  private func window(
    of line: Range<Int>, around marked: Range<Int>, in bytes: [UInt8]
  ) -> Range<Int> {
    let reach = columns * 8
    var lower = max(line.lowerBound, marked.lowerBound - reach)
    var upper = min(line.upperBound, marked.lowerBound + reach)
    while lower > line.lowerBound, UTF8Text.isContinuation(bytes[lower]) { lower -= 1 }
    while upper < line.upperBound, UTF8Text.isContinuation(bytes[upper]) { upper += 1 }
    if lower == 0, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { lower = min(3, upper) }
    return lower..<max(lower, upper)
  }

  /// One scalar of the source, as it is shown.
  private struct Cell {
    var offset: Int
    var end: Int
    /// Where its text is among those of all cells.
    var shown: Range<Int>
    var width: Int
  }

  /// The cells of a range, and the text of them all.
  private func cells(of range: Range<Int>, in bytes: [UInt8]) -> (cells: [Cell], shown: [UInt8]) {
    var cells: [Cell] = []
    var shown: [UInt8] = []
    cells.reserveCapacity(range.count)
    shown.reserveCapacity(range.count)
    var offset = range.lowerBound
    var column = 0
    VisibleText.forEachScalar(in: bytes[range]) { scalar, byte in
      let start = shown.count
      var end = offset + 1
      var width: Int?
      if let scalar {
        end = offset + UTF8.width(scalar)
        if scalar == "\t" {
          shown += repeatElement(UInt8(ascii: " "), count: 4 - column % 4)
        } else if VisibleText.isInvisible(scalar) {
          shown += VisibleText.escape(scalar).utf8
        } else {
          shown += bytes[offset..<end]
          width = DisplayWidth.of(scalar)
        }
      } else {
        shown += VisibleText.escape(byte).utf8
      }
      let cell = Cell(
        offset: offset, end: end, shown: start..<shown.count, width: width ?? shown.count - start)
      column += cell.width
      offset = end
      cells.append(cell)
    }
    return (cells, shown)
  }
}
