extension Skeleton {
  /// The request body for one set of values, an object with a member for each variable.
  ///
  /// ```swift
  /// let body = try skeleton.render(["ticket": ["id": 7, "body": "The printer smokes."]])
  /// ```
  ///
  /// - Throws: `RenderError` for the first hole, in order, that has no fitting value.
  public func render(_ values: PromptValue) throws(RenderError) -> [UInt8] {
    var output: [UInt8] = []
    try render(values, into: &output)
    return output
  }

  /// Appends the request body to a buffer, which can be used again for the next one.
  ///
  /// - Throws: `RenderError` for the first hole, in order, that has no fitting value; the buffer is
  ///   then as it was.
  public func render(
    _ values: PromptValue, into output: inout [UInt8]
  ) throws(RenderError) {
    var renderer = SkeletonRenderer(skeleton: self, values: values, writesMarkers: true)
    swap(&renderer.output, &output)
    let start = renderer.output.count
    renderer.output.reserve(constantByteCount + values.encodedByteCount)
    do throws(RenderError) {
      try renderer.render(chunks.indices) { _, _ in }
    } catch {
      renderer.output.removeSubrange(start...)
      swap(&renderer.output, &output)
      throw error
    }
    swap(&renderer.output, &output)
  }

  /// The bytes that the provider caches at a breakpoint, by its index, for one set of values.
  ///
  /// Markers are not part of it, so these bytes are in the body but not in one piece.
  ///
  /// - Throws: `RenderError` for the first hole, in order, that has no fitting value.
  public func renderPrefix(
    at breakpoint: Int, _ values: PromptValue
  ) throws(RenderError) -> [UInt8] {
    try renderPrefix(toChunk: breakpoints[breakpoint].end, values) { _, _ in }
  }

  /// The same up to any chunk, telling an observer where in the output each chunk starts.
  package func renderPrefix(
    toChunk end: Int, _ values: PromptValue,
    observer: (_ chunk: Int, _ outputOffset: Int) -> Void
  ) throws(RenderError) -> [UInt8] {
    var renderer = SkeletonRenderer(skeleton: self, values: values, writesMarkers: false)
    try renderer.render(prefixStart..<end, observer: observer)
    return renderer.output
  }

  private var constantByteCount: Int {
    chunks.reduce(into: 0) { sum, chunk in
      switch chunk {
      case .constant(let bytes), .marker(let bytes): sum += bytes.count
      case .hole, .separator, .splice, .when, .each: break
      }
    }
  }
}

extension [UInt8] {
  /// Makes room for more bytes, at least doubling what is there, so that appending stays linear.
  fileprivate mutating func reserve(_ additional: Int) {
    let wanted = count + additional
    if capacity < wanted { reserveCapacity(count == 0 ? wanted : Swift.max(wanted, capacity * 2)) }
  }
}

extension PromptValue {
  /// About how many bytes the value takes in JSON: a guess for reserving memory.
  fileprivate var encodedByteCount: Int {
    switch self {
    case .null, .bool, .integer, .number: 24
    case .string(let text): text.utf8.count + text.utf8.count / 16 + 8
    case .array(let elements): elements.reduce(8) { $0 + $1.encodedByteCount }
    case .object(let members):
      members.reduce(8) { $0 + $1.name.utf8.count + 8 + $1.value.encodedByteCount }
    }
  }
}
