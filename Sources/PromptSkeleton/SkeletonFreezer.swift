/// Renders what is known of a skeleton and keeps the rest as chunks.
struct SkeletonFreezer {
  private let skeleton: Skeleton
  private let lifetime: Lifetime
  /// Writes the known bytes; its output is the constant that is growing.
  private var renderer: SkeletonRenderer
  private var chunks: [Chunk] = []
  /// The byte at the end of the chunks, where that is known.
  private var lastByte: UInt8?
  /// The `each` blocks around the current chunk.
  private var scope: [Repetition] = []
  /// How many blocks around the current chunk depend on values to come.
  private var openBlocks = 0
  /// The variables of known lifetimes that a chunk still asks for.
  private var absent: [String] = []
  /// The chunk indexes that have to stay findable, ascending, and where they have gone.
  private var boundaries: [Int]
  private var moved: [Int: Int] = [:]

  private struct Repetition {
    var name: String
    /// Whether its elements are put in one by one.
    var isKnown: Bool
    /// Whether a chunk that is kept for later asks for the name again.
    var isAskedFor = false
  }

  init(skeleton: Skeleton, values: PromptValue, lifetime: Lifetime) {
    self.skeleton = skeleton
    self.lifetime = lifetime
    renderer = SkeletonRenderer(skeleton: skeleton, values: values, writesMarkers: true)
    boundaries = ([skeleton.prefixStart] + skeleton.breakpoints.map(\.end)).sorted()
  }

  mutating func freeze() throws(RenderError) -> Skeleton {
    try walk(skeleton.chunks.indices)
    markBoundaries(through: skeleton.chunks.count)
    flush()
    var frozen = skeleton
    frozen.chunks = chunks
    frozen.prefixStart = moved[skeleton.prefixStart] ?? chunks.count
    for index in frozen.breakpoints.indices {
      frozen.breakpoints[index].end = moved[frozen.breakpoints[index].end] ?? chunks.count
    }
    frozen.variables.removeAll { variable in
      variable.lifetime <= lifetime
        && !absent.contains { $0.hasSameBytes(as: variable.name) }
    }
    return frozen
  }

  private mutating func walk(_ range: Range<Int>) throws(RenderError) {
    var index = range.lowerBound
    while index < range.upperBound {
      markBoundaries(through: index)
      let chunk = skeleton.chunks[index]
      let next = index + 1
      switch chunk {
      case .constant(let bytes): renderer.output += bytes
      case .marker: keep(chunk)
      case .separator: separate()
      case .hole(let hole): try freeze(hole, chunk)
      case .splice(let path): try splice(path, chunk)
      case .when(let path, let count):
        let end = range.end(of: count, from: next)
        if !isKnown(path) {
          try keep(chunk, body: next..<end)
          index = end - 1
        } else if !renderer.isTruthy(path) {
          index = end - 1
        }
      case .each(let path, let name, let count):
        let end = range.end(of: count, from: next)
        try each(path, name, chunk, body: next..<end)
        index = end - 1
      }
      index += 1
    }
  }

  private mutating func freeze(_ hole: Hole, _ chunk: Chunk) throws(RenderError) {
    guard isKnown(hole.path) else { return keep(chunk) }
    do throws(RenderError) {
      try renderer.write(hole)
    } catch {
      try postpone(error)
      keep(chunk)
    }
  }

  private mutating func splice(_ path: ValuePath, _ chunk: Chunk) throws(RenderError) {
    guard isKnown(path) else { return keep(chunk) }
    let written = (chunks: chunks.count, bytes: renderer.output.count)
    do throws(RenderError) {
      for element in try renderer.list(at: path) {
        separate()
        try renderer.write(element, of: path)
      }
    } catch {
      try postpone(error)
      chunks.removeSubrange(written.chunks...)
      renderer.output.removeSubrange(written.bytes...)
      keep(chunk)
    }
  }

  private mutating func each(
    _ path: ValuePath, _ name: String, _ chunk: Chunk, body: Range<Int>
  ) throws(RenderError) {
    var elements: [PromptValue]?
    if isKnown(path) {
      do throws(RenderError) {
        elements = try renderer.list(at: path)
      } catch {
        try postpone(error)
      }
    }
    if let elements, try unroll(elements, name, body) { return }
    if elements != nil { askLater(for: path.root) }
    scope.append(Repetition(name: name, isKnown: false))
    try keep(chunk, body: body)
    scope.removeLast()
  }

  /// Writes a block once for each element.
  ///
  /// - Returns: False, with nothing written, where a chunk has to stay that asks for an element:
  ///   behind the block its name would mean something else.
  private mutating func unroll(
    _ elements: [PromptValue], _ name: String, _ body: Range<Int>
  ) throws(RenderError) -> Bool {
    let before = openBlocks > 0 ? self : nil
    scope.append(Repetition(name: name, isKnown: true))
    for element in elements {
      renderer.bindings.append(PromptValue.Member(name, element))
      try walk(body)
      renderer.bindings.removeLast()
    }
    guard let last = scope.popLast(), last.isAskedFor, let before else { return true }
    self = before
    return false
  }

  /// Keeps a block for later, with what is known inside it put in.
  private mutating func keep(_ chunk: Chunk, body: Range<Int>) throws(RenderError) {
    keep(chunk)
    let opening = chunks.count - 1
    openBlocks += 1
    try walk(body)
    openBlocks -= 1
    flush()
    lastByte = nil
    let count = chunks.count - opening - 1
    switch chunk {
    case .when(let path, _): chunks[opening] = .when(path, count: count)
    case .each(let path, let name, _): chunks[opening] = .each(path, name: name, count: count)
    case .constant, .marker, .separator, .hole, .splice: break
    }
  }

  private mutating func keep(_ chunk: Chunk) {
    flush()
    chunks.append(chunk)
    lastByte = nil
  }

  private mutating func flush() {
    guard let last = renderer.output.last else { return }
    chunks.append(.constant(renderer.output))
    renderer.output.removeAll()
    lastByte = last
  }

  /// Writes a separator if the byte before it is known, else keeps it.
  private mutating func separate() {
    if let byte = renderer.output.last ?? lastByte {
      renderer.writeSeparator(after: byte)
    } else {
      chunks.append(.separator)
    }
  }

  /// Takes an error for later if a value to come may leave the chunk out.
  private mutating func postpone(_ error: RenderError) throws(RenderError) {
    guard openBlocks > 0 else { throw error }
    askLater(for: error.path.root)
  }

  /// Notes that a chunk which is kept asks for a name whose value is known.
  private mutating func askLater(for name: String) {
    if let index = scope.lastIndex(where: { $0.name.hasSameBytes(as: name) }) {
      scope[index].isAskedFor = true
    } else {
      absent.append(name)
    }
  }

  /// Whether the value at a path is one of those that are put in.
  private func isKnown(_ path: ValuePath) -> Bool {
    if let bound = scope.last(where: { $0.name.hasSameBytes(as: path.root) }) {
      return bound.isKnown
    }
    return (skeleton.variable(path.root)?.lifetime ?? .request) <= lifetime
  }

  /// Notes where the boundaries up to a chunk have gone; a constant never runs across one.
  private mutating func markBoundaries(through index: Int) {
    while let boundary = boundaries.first, boundary <= index {
      flush()
      moved[boundary] = chunks.count
      boundaries.removeFirst()
    }
  }
}
