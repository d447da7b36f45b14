import PromptCompiler
import PromptSkeleton

/// Tells rows' prefixes apart by the bytes that they render to, from the prints of their values.
///
/// Values that differ may render to the same prefix: one text cut elsewhere between two holes, or one
/// of two blocks that say the same. What is taken of the elements of a repeated list is compared value
/// by value.
struct PrefixPrints {
  private let steps: [Step]
  private let start: Int
  /// Where each breakpoint's prefix ends, and where those end that stand in for no other.
  private let ends: [Int]
  private let writtenEnds: [Int]
  /// The input that a chunk asks for; -1 for none.
  private let inputs: [Int]
  /// The prints of a row's values, one for each input.
  private var values: [BytePrint]
  private var first: Walk
  private var row: Walk

  /// A value of an input, by the input's index.
  struct Value: Equatable {
    var input: Int
    var print: BytePrint
  }

  /// What a chunk writes, with the inputs that it asks for.
  private enum Step {
    case bytes(BytePrint, opensArray: Bool)
    case value(Int)
    case elements(Int)
    case comma
    /// The chunks up to an end, if a condition holds, or for each element of a list.
    case condition(Int, end: Int)
    case repetition(Int, end: Int)
    case nothing
  }

  /// The prints of a row's prefixes up to each chunk, and up to the end.
  private struct Walk {
    var prefixes: [BytePrint]
    /// Whether a row has the chunk.
    var isReached: [Bool]

    init(count: Int) {
      prefixes = Array(repeating: BytePrint(), count: count + 1)
      isReached = Array(repeating: false, count: count) + [true]
    }
  }

  init(_ compiled: CompiledTemplate, _ inputs: [InputTrack]) {
    ends = compiled.breakpoints.map(\.end)
    writtenEnds = compiled.breakpoints.filter { !$0.isStandIn }.map(\.end)
    let end = ends.max() ?? 0
    start = compiled.skeleton.prefixStart
    var asked = [Int](repeating: -1, count: end)
    for (index, track) in inputs.enumerated() {
      for chunk in track.input.chunks where chunk < end { asked[chunk] = index }
    }
    self.inputs = asked
    steps = asked.indices.map { chunk in
      let input = asked[chunk]
      switch compiled.skeleton.chunks[chunk] {
      case .constant(let bytes):
        return .bytes(BytePrint(bytes), opensArray: bytes.last == UInt8(ascii: "["))
      case .separator: return .comma
      case _ where input < 0: return .nothing
      case .hole: return .value(input)
      case .splice: return .elements(input)
      case .when(_, let count):
        return .condition(input, end: asked.indices.end(of: count, from: chunk + 1))
      case .each(_, _, let count):
        return .repetition(input, end: asked.indices.end(of: count, from: chunk + 1))
      case .marker: return .nothing
      }
    }
    values = inputs.map(\.referencePrint)
    first = Walk(count: end)
    row = first
    walk()
    first = row
  }

  /// What tells a row's prefixes from others, one for each breakpoint; 0 for that of the first row.
  ///
  /// - Parameters:
  ///   - inputs: What the rows up to this one say about each input.
  ///   - others: The row's values that are not those of the first row.
  mutating func hashes(_ inputs: [InputTrack], with others: some Sequence<Value>) -> [UInt64] {
    for index in inputs.indices { values[index] = inputs[index].referencePrint }
    for other in others { values[other.input] = other.print }
    walk()
    return ends.map { end in
      row.prefixes[end] == first.prefixes[end] ? 0 : row.prefixes[end].hash
    }
  }

  /// Whether values of the row that was looked at last show in its prefixes: not where several of them
  /// come to the same bytes as those of the first row.
  func show(_ others: [RowDifference]) -> [Bool] {
    let places = (start..<steps.count).filter { chunk in
      others.contains { $0.input == inputs[chunk] }
    }
    var hidden: Set<Int> = []
    for (index, place) in places.enumerated() where isReached(place) && !hidden.contains(place) {
      for later in places[(index + 1)...] {
        let end = end(of: later)
        if writtenEnds.contains(where: { place < $0 && $0 < end }) { break }
        guard isReached(end),
          BytePrint.goOnAlike(
            (first.prefixes[place], first.prefixes[end]), (row.prefixes[place], row.prefixes[end]))
        else { continue }
        hidden.formUnion(place..<end)
        break
      }
    }
    return others.map { other in
      places.contains { inputs[$0] == other.input && !hidden.contains($0) }
    }
  }

  /// Whether both the row and the first one have a chunk.
  private func isReached(_ chunk: Int) -> Bool { first.isReached[chunk] && row.isReached[chunk] }

  /// The chunk behind a chunk and those that it decides about.
  private func end(of chunk: Int) -> Int {
    switch steps[chunk] {
    case .condition(_, let end), .repetition(_, let end): end
    case .bytes, .value, .elements, .comma, .nothing: chunk + 1
    }
  }

  /// Goes through the chunks with the values of a row.
  private mutating func walk() {
    var prefix = BytePrint()
    /// Whether the array that is being written is still empty, so that no comma is due.
    var isOpening = false
    var next = start
    for index in start..<max(start, steps.count) {
      row.prefixes[index] = prefix
      row.isReached[index] = index == next
      if index < next { continue }
      next = index + 1
      switch steps[index] {
      case .bytes(let bytes, let opensArray):
        prefix.append(bytes)
        isOpening = opensArray
      case .value(let input):
        prefix.append(values[input])
        isOpening = false
      case .comma:
        if !isOpening { prefix.append(Self.comma) }
        isOpening = false
      case .elements(let input):
        if values[input].isEmpty { continue }
        if !isOpening { prefix.append(Self.comma) }
        prefix.append(values[input])
        isOpening = false
      case .condition(let input, let end): if values[input] != Self.holds { next = end }
      case .repetition(let input, let end):
        next = end
        if values[input] == Self.noElements { continue }
        for inner in inputs[index..<end] where inner >= 0 { prefix.append(whole: values[inner]) }
        isOpening = false
      case .nothing: break
      }
    }
    row.prefixes[steps.count] = prefix
  }

  private static let comma = BytePrint([UInt8(ascii: ",")])
  private static let holds = BytePrint(InputValue.isTrue)
  private static let noElements = BytePrint([UInt8(ascii: "0")])
}

/// A value of a row that is not the one that the others are held against.
struct RowDifference {
  var value: PrefixPrints.Value
  var bytes: [UInt8]

  /// The index of the input.
  var input: Int { value.input }
  var print: BytePrint { value.print }
}

/// A row's prefixes, held against those of the first row.
struct RowPrefixes {
  /// All values that are not those of the first row.
  var all: [RowDifference]
  /// Those that the prefixes show: values may differ and come to the same bytes.
  var differences: [RowDifference]
  /// What tells the prefixes from others; 0 for that of the first row.
  var hashes: [UInt64]
}
