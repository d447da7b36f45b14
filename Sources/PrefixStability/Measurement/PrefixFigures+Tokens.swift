package import PromptCache
package import PromptCompiler

extension PrefixFigures {
  /// The figures of each breakpoint, in the order of the request, by a family's tokens.
  package static func figures(
    of compiled: CompiledTemplate, family: TokenizerFamily
  ) -> [PrefixFigures] {
    let counts = PromptTokens(compiled, family: family).constantCounts()
    return figures(of: compiled, tokens: counts.map(\.estimate))
  }
}
