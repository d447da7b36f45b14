import SampleRows
import SourceText

/// What a reader brought, in short.
struct Harvest {
  var rows: [String] = []
  var diagnostics: [Diagnostic] = []

  init(_ text: String, _ format: RowFormat, limits: RowLimits = .standard) throws {
    try self.init(.bytes(Array(text.utf8), displayPath: "rows", format: format), limits: limits)
  }

  init(_ source: RowSource, limits: RowLimits = .standard) throws {
    var reader = try source.reader(limits: limits)
    while let outcome = try reader.next() {
      switch outcome {
      case .row(let row): rows.append(String(decoding: row.json, as: UTF8.self))
      case .invalid(let diagnostic): diagnostics.append(diagnostic)
      }
    }
  }

  /// Each finding as `line:column: message`.
  var findings: [String] {
    diagnostics.map { diagnostic in
      let table = LineTable(diagnostic.span.file)
      let position = table.position(at: diagnostic.span.range.lowerBound)
      return "\(position.line):\(position.column): \(diagnostic.message)"
    }
  }
}

/// The first row of a source.
func firstRow(
  _ text: String, _ format: RowFormat = .jsonLines, wanting names: [String] = []
) throws -> Row? {
  let source = RowSource.bytes(Array(text.utf8), displayPath: "rows", format: format)
  var reader = try source.reader(wanting: names)
  guard case .row(let row)? = try reader.next() else { return nil }
  return row
}
