import PromptSkeleton

/// Breakpoints that rows bring along in the lists that are spliced in.
///
/// They count towards the API's limit and keep their own TTL, which it rejects where a shorter one
/// comes before a longer one.
struct SplicedMarkers {
  private let paths: [ValuePath]

  init(_ skeleton: Skeleton) {
    paths = skeleton.chunks.compactMap { chunk in
      if case .splice(let path) = chunk { path } else { nil }
    }
  }

  /// The list of a row that has one.
  func path(in row: PromptValue) -> ValuePath? {
    paths.first { path in
      guard case .array(let elements)? = row.member(path.root).flatMap(path.resolve(below:)) else {
        return false
      }
      return elements.contains(where: Self.hasMarker)
    }
  }

  /// Looks at a block, a message or a tool, and at the blocks that it holds.
  private static func hasMarker(_ value: PromptValue) -> Bool {
    if let control = value.member("cache_control") {
      if case .null = control { return false }
      return true
    }
    guard case .array(let blocks)? = value.member("content") else { return false }
    return blocks.contains(where: hasMarker)
  }
}
