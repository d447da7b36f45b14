extension Skeleton {
  /// The request body for one set of values, an object with a member for each variable.
  ///
  /// - Throws: `RenderError` for the first hole, in order, that has no fitting value.
  public func render(_ values: PromptValue) throws(RenderError) -> [UInt8] {
    var renderer = SkeletonRenderer(skeleton: self, values: values, writesMarkers: true)
    try renderer.render(chunks.indices) { _, _ in }
    return renderer.output
  }

  /// The bytes that the provider caches at a breakpoint, by its index, for one set of values.
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
}
