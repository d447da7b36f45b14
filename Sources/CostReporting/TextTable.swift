import Reporting

/// Rows of cells under a header, in aligned columns: numbers to the right, names to the left.
struct TextTable {
  private var rows: [Row] = []
  private let leftColumns: Set<Int>

  init(leftColumns: Set<Int> = [0]) { self.leftColumns = leftColumns }

  private enum Row {
    case cells([String], Style.Part?)
    case line(String)
  }

  /// Adds a row of cells; a painted one stands out.
  mutating func add(_ cells: [String], _ part: Style.Part? = nil) {
    rows.append(.cells(cells, part))
  }

  /// Adds a line that ignores the columns.
  mutating func add(line: String) { rows.append(.line(line)) }

  func lines(_ style: Style) -> [String] {
    var widths: [Int] = []
    for case .cells(let cells, _) in rows {
      for (index, cell) in cells.enumerated() {
        let width = cell.unicodeScalars.count
        if index < widths.count {
          widths[index] = max(widths[index], width)
        } else {
          widths.append(width)
        }
      }
    }
    return rows.map { row in
      switch row {
      case .line(let text): return text
      case .cells(let cells, let part):
        var text = ""
        for (index, cell) in cells.enumerated() {
          let padding = String(repeating: " ", count: widths[index] - cell.unicodeScalars.count)
          if index > 0 { text += "  " }
          text += leftColumns.contains(index) ? cell + padding : padding + cell
        }
        while text.hasSuffix(" ") { text.removeLast() }
        return part.map { style.paint(text, $0) } ?? text
      }
    }
  }

  /// A bar of at most `width` blocks for a share of the largest value.
  static func bar(_ value: Double, of largest: Double, width: Int = 12) -> String {
    guard largest > 0, value > 0, value.isFinite else { return "" }
    let eighths = Int((min(1, value / largest) * Double(width * 8)).rounded())
    let partial = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]
    return String(repeating: "█", count: eighths / 8) + partial[eighths % 8]
  }
}
