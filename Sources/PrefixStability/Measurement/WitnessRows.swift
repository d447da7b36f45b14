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

  /// Whether a row's tokens are counted: of the rows behind the first ever fewer, which tell how tokens
  /// go with bytes where rows grow.
  static func isCounted(_ number: Int) -> Bool {
    if number <= headCount { return true }
    let low = number & (number - 1)
    // A power of two, or half as much again.
    return low == 0 || (low & (low - 1) == 0 && number == low + low / 2)
  }

  private var rows: [Int: Witness] = [:]

  subscript(_ number: Int) -> Witness? { rows[number] }

  /// The names of the first row's members, facts left out.
  var memberNames: [String] {
    guard case .object(let members)? = rows[1]?.values else { return [] }
    return members.map(\.name)
  }

  /// The numbers of the rows that are at hand to be counted.
  var counted: [Int] { rows.keys.filter { Self.isCounted($0) } }

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
