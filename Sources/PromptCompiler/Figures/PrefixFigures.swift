package import PromptSkeleton
package import SourceText

/// What a template alone tells of the prefix at one of its breakpoints.
///
/// Rows do not enter into it, so that what is built depends on nothing but the template.
package struct PrefixFigures: Sendable {
  package var ttl: Skeleton.TTL
  /// The shortest lifetime of anything in the prefix.
  package var lifetime: Lifetime
  /// The constant bytes; values come on top unless the prefix is constant.
  package var bytes: Int
  /// Whether the prefix is the same bytes in every request.
  package var isConstant: Bool
  /// The tokens of the constant bytes.
  package var tokens: Estimate
  /// The digest of the bytes, each hole standing as its own text; see `SkeletonDigest`.
  package var sha256: String

  /// The figures of each breakpoint, in the order of the request.
  ///
  /// - Parameter tokens: The tokens of the constant text up to each breakpoint.
  package static func figures(
    of compiled: CompiledTemplate, tokens: [Estimate]
  ) -> [PrefixFigures] {
    zip(compiled.breakpoints, tokens).map { breakpoint, tokens in
      let skeleton = compiled.skeleton
      let chunks = skeleton.prefixStart..<max(skeleton.prefixStart, breakpoint.end)
      let isConstant = skeleton.chunks[chunks].allSatisfy { chunk in
        switch chunk {
        case .constant, .marker: true
        case .hole, .separator, .splice, .when, .each: false
        }
      }
      return PrefixFigures(
        ttl: breakpoint.ttl, lifetime: breakpoint.lifetime,
        bytes: compiled.constantLength(upTo: breakpoint.end), isConstant: isConstant,
        tokens: tokens, sha256: SkeletonDigest.sha256(of: skeleton, chunks: chunks))
    }
  }
}
