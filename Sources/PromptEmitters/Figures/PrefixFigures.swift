import PrefixStability
package import PromptCache
package import PromptCompiler
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
  package static func figures(
    of compiled: CompiledTemplate, family: TokenizerFamily
  ) -> [PrefixFigures] {
    let report = try? StabilityAnalysis.measure(compiled, rows: nil, family: family)
    return compiled.breakpoints.enumerated().map { index, breakpoint in
      let skeleton = compiled.skeleton
      let chunks = skeleton.prefixStart..<max(skeleton.prefixStart, breakpoint.end)
      let isConstant = skeleton.chunks[chunks].allSatisfy { chunk in
        switch chunk {
        case .constant, .marker: true
        case .hole, .separator, .splice, .when, .each: false
        }
      }
      let measured = report.flatMap {
        $0.breakpoints.indices.contains(index) ? $0.breakpoints[index].tokens : nil
      }
      return PrefixFigures(
        ttl: breakpoint.ttl, lifetime: breakpoint.lifetime,
        bytes: compiled.constantLength(upTo: breakpoint.end), isConstant: isConstant,
        tokens: measured ?? Estimate(low: 0, point: 0, high: 0),
        sha256: SkeletonDigest.sha256(of: skeleton, chunks: chunks))
    }
  }
}
