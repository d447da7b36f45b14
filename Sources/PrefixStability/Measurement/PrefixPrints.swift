import PromptCompiler
import PromptSkeleton

/// Tells rows' prefixes apart by the bytes that they render to, from the prints of their values.
///
/// Values that differ may render to the same prefix: one text cut elsewhere between two holes, or one
/// of two blocks that say the same. What is taken of the elements of a repeated list is compared value
/// by value.
struct PrefixPrints {
  private let chunks: [Chunk]
  private let start: Int
  /// Where each breakpoint's prefix ends.
  private let ends: [Int]
  /// The input that a chunk asks for; -1 for none.
  private let inputs: [Int32]
  private let constants: [BytePrint]
  /// The prints of a row's values, one for each input.
  private var values: [BytePrint] = []
  /// The prefixes of the first row.
  private var first: [BytePrint] = []

  init(_ compiled: CompiledTemplate, _ inputs: [InputTrack]) {
    ends = compiled.breakpoints.map(\.end)
    let end = ends.max() ?? 0
    chunks = Array(compiled.skeleton.chunks.prefix(end))
    start = compiled.skeleton.prefixStart
    var asked = [Int32](repeating: -1, count: end)
    for (index, track) in inputs.enumerated() {
      for chunk in track.input.chunks where chunk < end { asked[chunk] = Int32(index) }
    }
    self.inputs = asked
    constants = chunks.map { chunk in
      if case .constant(let bytes) = chunk { BytePrint(bytes) } else { BytePrint() }
    }
    values = inputs.map(\.referencePrint)
    first = prefixes()
  }

  /// What tells a row's prefixes from others, one for each breakpoint; 0 for that of the first row.
  ///
  /// - Parameters:
  ///   - inputs: What the rows up to this one say about each input.
  ///   - others: The row's values that are not those of the first row.
  mutating func hashes(_ inputs: [InputTrack], with others: [Value]) -> [UInt64] {
    for index in inputs.indices { values[index] = inputs[index].referencePrint }
    for other in others { values[other.input] = other.print }
    return zip(prefixes(), first).map { $0 == $1 ? 0 : $0.hash }
  }

  /// A value of an input, by the input's index.
  struct Value: Equatable {
    var input: Int
    var print: BytePrint
  }

  private func prefixes() -> [BytePrint] {
    var prefix = BytePrint()
    /// Whether the array that is being written is still empty, so that no comma is due.
    var isOpening = false
    var prefixes: [BytePrint] = []
    func write(_ print: BytePrint) {
      if print.isEmpty { return }
      prefix.append(print)
      isOpening = false
    }
    var index = start
    while index < chunks.count {
      while prefixes.count < ends.count, ends[prefixes.count] <= index { prefixes.append(prefix) }
      let input = Int(inputs[index])
      switch chunks[index] {
      case .constant(let bytes):
        write(constants[index])
        isOpening = bytes.last == UInt8(ascii: "[")
      case .marker: break
      case .hole: if input >= 0 { write(values[input]) }
      case .separator: if !isOpening { write(Self.comma) }
      case .splice:
        guard input >= 0 else { break }
        let elements = values[input]
        if !elements.isEmpty, !isOpening { write(Self.comma) }
        write(elements)
      case .when(_, let count):
        if input >= 0, values[input] != Self.holds { index += max(0, count) }
      case .each(_, _, let count):
        let end = min(chunks.count, index + 1 + max(0, count))
        if input >= 0, values[input] != Self.noElements {
          for inner in inputs[index..<end] where inner >= 0 {
            prefix.append(whole: values[Int(inner)])
          }
          isOpening = false
        }
        index = end - 1
      }
      index += 1
    }
    while prefixes.count < ends.count { prefixes.append(prefix) }
    return prefixes
  }

  private static let comma = BytePrint([UInt8(ascii: ",")])
  private static let holds = BytePrint(InputValue.isTrue)
  private static let noElements = BytePrint([UInt8(ascii: "0")])
}
