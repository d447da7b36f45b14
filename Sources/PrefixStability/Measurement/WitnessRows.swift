import Files
import PromptSkeleton
import SampleRows
import SourceText

/// The rows that a report shows, fetched by their numbers.
struct WitnessRows {
  struct Witness {
    var values: PromptValue
    var span: SourceSpan
  }

  /// How many rows from the start are always kept: they give the average sizes.
  static let headCount = 32

  private var rows: [Int: Witness] = [:]

  subscript(_ number: Int) -> Witness? { rows[number] }

  /// The names of the first row's members, facts left out.
  var memberNames: [String] {
    guard case .object(let members)? = rows[1]?.values else { return [] }
    return members.map(\.name)
  }

  /// The values of the first rows.
  var head: [PromptValue] { (1...Self.headCount).compactMap { rows[$0]?.values } }

  mutating func add(_ row: Row) {
    if let values = try? row.values() {
      rows[row.number] = Witness(values: values, span: row.span)
    }
  }

  /// Reads the rows that are not at hand yet.
  mutating func fetch(_ numbers: some Sequence<Int>, from source: RowSource) throws(FileError) {
    let wanted = Set(numbers).subtracting(rows.keys)
    guard let last = wanted.max() else { return }
    var reader = try source.reader()
    while reader.count < last, let outcome = try reader.next() {
      if case .row(let row) = outcome, wanted.contains(row.number) { add(row) }
    }
  }
}
