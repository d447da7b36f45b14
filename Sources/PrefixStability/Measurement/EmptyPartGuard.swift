import PromptSkeleton
import SampleRows

/// What tells without rendering that more than white space of a part is there.
struct EmptyPartGuard {
  private var slot: Int
  private var steps: [ValuePath.Step]
  private var kind: Kind

  private enum Kind {
    /// The text itself.
    case text
    /// The list whose elements fill the text.
    case texts
    /// A condition, or a list of elements.
    case elements
  }

  func mayBeEmpty(_ row: Row) -> Bool {
    guard let raw = row.raw(slot, steps) else { return kind != .texts }
    switch kind {
    case .text: return BlankText.isString(raw)
    case .texts: return BlankText.isInside(raw)
    case .elements: return raw.count <= Self.longestFalsehood
    }
  }

  /// `false` is the longest value without blanks that is none.
  private static let longestFalsehood = 5

  /// For a hole: its value, or the list that an `each` around it goes through.
  static func guarding(_ chunk: Int, _ skeleton: Skeleton) -> EmptyPartGuard? {
    guard case .hole(let hole) = skeleton.chunks[chunk] else { return nil }
    var path = hole.path
    var kind = Kind.text
    for (name, list) in loops(around: chunk, skeleton)
    where name.utf8.elementsEqual(path.root.utf8) {
      (path, kind) = (list, .texts)
    }
    return EmptyPartGuard(path, kind, skeleton)
  }

  /// For the optional elements of a list, those that are asked of the row itself.
  static func guards(ofElements chunks: Range<Int>, _ skeleton: Skeleton) -> [EmptyPartGuard] {
    let bound = loops(around: chunks.lowerBound, skeleton).map(\.name)
    var guards: [EmptyPartGuard] = []
    var index = chunks.lowerBound
    while index < chunks.upperBound {
      var asked: ValuePath?
      switch skeleton.chunks[index] {
      case .when(let path, let count), .each(let path, _, let count):
        asked = path
        index += max(0, count)
      case .splice(let path): asked = path
      default: break
      }
      if let asked, !bound.contains(where: { $0.utf8.elementsEqual(asked.root.utf8) }),
        let found = EmptyPartGuard(asked, .elements, skeleton)
      {
        guards.append(found)
      }
      index += 1
    }
    return guards
  }

  private init?(_ path: ValuePath, _ kind: Kind, _ skeleton: Skeleton) {
    let position = skeleton.variables.firstIndex { $0.name.utf8.elementsEqual(path.root.utf8) }
    guard let position else { return nil }
    slot = position
    steps = path.steps
    self.kind = kind
  }

  /// The repetitions around a chunk, innermost first.
  private static func loops(
    around chunk: Int, _ skeleton: Skeleton
  ) -> [(name: String, list: ValuePath)] {
    (0..<chunk).reversed().compactMap { opening in
      guard case .each(let list, let name, let count) = skeleton.chunks[opening],
        chunk <= opening + count
      else { return nil }
      return (name, list)
    }
  }
}
