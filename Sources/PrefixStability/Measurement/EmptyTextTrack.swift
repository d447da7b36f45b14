import PromptCompiler
import PromptSkeleton
import SampleRows

/// Finds the rows that leave a text block without text, which Anthropic's API rejects.
///
/// Only blocks that hold nothing but values can; a row is rendered only where one of those may be
/// empty by a glance at its JSON.
struct EmptyTextTrack {
  private let skeleton: Skeleton
  private var blocks: [Block]

  /// A text block with nothing but holes.
  private struct Block {
    var position: Int
    var holes: Range<Int>
    var guards: [Guard]
    var firstRow: Int?
    var count = 0
  }

  /// What tells without rendering that a block has text.
  private struct Guard {
    var slot: Int
    var steps: [ValuePath.Step]
    /// Whether it is the list whose elements fill the block, and not the value itself.
    var isList: Bool

    func mayBeEmpty(_ row: Row) -> Bool {
      guard let raw = row.raw(slot, steps) else { return !isList }
      let empty = [UInt8](repeating: UInt8(ascii: "\""), count: 2)
      return isList
        ? raw.indices.dropLast().contains { raw[$0] == empty[0] && raw[$0 + 1] == empty[1] }
        : raw.elementsEqual(empty)
    }
  }

  init(_ compiled: CompiledTemplate) {
    skeleton = compiled.skeleton
    blocks = []
    guard skeleton.endpoint == .anthropicMessages else { return }
    for (index, position) in compiled.positions.enumerated() where position.kind == "text" {
      guard let holes = Self.holes(in: position.chunks, of: skeleton) else { continue }
      blocks.append(
        Block(
          position: index, holes: holes, guards: holes.compactMap { Self.guarding($0, skeleton) })
      )
    }
  }

  mutating func add(_ row: Row) {
    let suspects = blocks.indices.filter { index in
      blocks[index].guards.allSatisfy { $0.mayBeEmpty(row) }
    }
    guard !suspects.isEmpty, let values = try? row.values() else { return }
    var visits: [(chunk: Int, offset: Int)] = []
    let end = skeleton.chunks.count
    guard
      (try? skeleton.renderPrefix(toChunk: end, values, observer: { visits.append(($0, $1)) }))
        != nil
    else { return }
    for index in suspects where isEmpty(blocks[index], visits) {
      if blocks[index].firstRow == nil { blocks[index].firstRow = row.number }
      blocks[index].count += 1
    }
  }

  /// What the rows so far came to.
  var found: [StabilityReport.EmptyText] {
    blocks.compactMap { block in
      block.firstRow.map { .init(position: block.position, row: $0, count: block.count) }
    }
  }

  private func isEmpty(_ block: Block, _ visits: [(chunk: Int, offset: Int)]) -> Bool {
    visits.indices.contains { first in
      let end = first + block.holes.count
      return visits[first].chunk == block.holes.lowerBound && end < visits.count
        && visits[end].offset == visits[first].offset
    }
  }

  /// The holes of a text block, if nothing else stands between the quotes of its text.
  private static func holes(in chunks: Range<Int>, of skeleton: Skeleton) -> Range<Int>? {
    let holes = chunks.drop { chunk in
      if case .constant(let bytes) = skeleton.chunks[chunk] {
        return !bytes.ends(with: "\"text\":\"".utf8)
      }
      return true
    }.dropFirst().prefix { if case .hole = skeleton.chunks[$0] { true } else { false } }
    guard let last = holes.last, chunks.contains(last + 1),
      case .constant(let bytes) = skeleton.chunks[last + 1], bytes.first == UInt8(ascii: "\"")
    else { return nil }
    return holes
  }

  /// What tells about a hole: its value, or the list that an `each` around it goes through.
  private static func guarding(_ chunk: Int, _ skeleton: Skeleton) -> Guard? {
    guard case .hole(let hole) = skeleton.chunks[chunk] else { return nil }
    var path = hole.path
    var isList = false
    for opening in (0..<chunk).reversed() {
      guard case .each(let list, let name, let count) = skeleton.chunks[opening],
        chunk <= opening + count, name.utf8.elementsEqual(path.root.utf8)
      else { continue }
      (path, isList) = (list, true)
    }
    return skeleton.variables.firstIndex { $0.name.utf8.elementsEqual(path.root.utf8) }
      .map { Guard(slot: $0, steps: path.steps, isList: isList) }
  }
}

extension [UInt8] {
  fileprivate func ends(with other: some BidirectionalCollection<UInt8>) -> Bool {
    suffix(other.count).elementsEqual(other)
  }
}
