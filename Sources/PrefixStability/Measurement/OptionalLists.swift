import PromptSkeleton

/// The contents of messages, and the messages themselves, that hold nothing but optional elements.
struct OptionalLists {
  private struct Opening {
    var index: Int
    var kind: StabilityReport.EmptyPart.Kind
    var isOptional = true
  }

  private let chunks: [Chunk]
  /// What each holds, without the brackets.
  private(set) var found: [(kind: StabilityReport.EmptyPart.Kind, chunks: Range<Int>)] = []

  init(_ skeleton: Skeleton) {
    chunks = skeleton.chunks
    var open: [Opening] = []
    collect(chunks.indices, from: nil, &open)
  }

  /// Walks the chunks of one level.
  ///
  /// A prefix that ends within an optional message cuts its condition in two: what the first part
  /// opens, the second one closes.
  ///
  /// - Parameters:
  ///   - start: The chunk that makes all of these optional.
  ///   - outer: The lists that are open around them.
  private mutating func collect(_ range: Range<Int>, from start: Int?, _ outer: inout [Opening]) {
    var open: [Opening] = []
    var index = range.lowerBound
    while index < range.upperBound {
      switch chunks[index] {
      case .constant(let bytes):
        if bytes.first == UInt8(ascii: "]"), let list = open.popLast() {
          note(list, through: index)
        } else if bytes.first == UInt8(ascii: "]"), let list = outer.popLast() {
          note(list, through: start ?? index)
        } else if !open.isEmpty {
          open[open.count - 1].isOptional = false
        }
        if bytes.ends(with: "\"content\":[") {
          open.append(Opening(index: index, kind: .content))
        } else if bytes.ends(with: "\"messages\":[") {
          open.append(Opening(index: index, kind: .messages))
        }
      case .hole: if !open.isEmpty { open[open.count - 1].isOptional = false }
      case .when(_, let count), .each(_, _, let count):
        let end = range.end(of: count, from: index + 1)
        collect(index + 1..<end, from: index, &open)
        index = end - 1
      case .splice, .separator, .marker: break
      }
      index += 1
    }
    outer += open
  }

  private mutating func note(_ list: Opening, through end: Int) {
    if list.isOptional, list.index + 1 < end { found.append((list.kind, list.index + 1..<end)) }
  }
}
