/// One model of the catalog.
package struct Model: Sendable, Hashable {
  /// The canonical id, without a vendor's prefix.
  package var id: String
  /// Other names of exactly this model.
  package var aliases: [String]
  package var provider: Provider
  package var family: TokenizerFamily
  package var scheme: CachingScheme
  /// Nil where nothing is known or nothing is cached.
  package var minimum: MinimumLength?
  /// Nil for a model without known prices: its cost is "unpriced", never another model's.
  package var prices: PriceTable?
  /// The most tokens of a prompt.
  package var contextTokens: Int?
  /// The most tokens of an answer.
  package var outputTokens: Int?
  package var lifecycle: Lifecycle
  package var traits: ModelTraits
  /// The key of the source of the row, see `ModelCatalog.sources`.
  package var source: String
  /// The tokens that frame a request's messages.
  var framing: Int
  /// The hidden tool instructions where the provider publishes their length.
  var toolInstructions: ToolInstructions?

  /// Tokens by the request's tool choice.
  struct ToolInstructions: Hashable {
    var free: Int
    var forced: Int
  }

  /// The tokens of a request beside its texts.
  ///
  /// What each tool adds around its definition is a reported figure, not a documented one.
  package func overhead(toolCount: Int, forcesToolChoice: Bool = false) -> RequestOverhead {
    var overhead = RequestOverhead(framing: framing, tools: 0)
    if toolCount > 0, let preamble = provider.toolPreamble {
      let instructions = toolInstructions.map { forcesToolChoice ? $0.forced : $0.free }
      overhead.tools = (instructions ?? preamble.base) &+ preamble.perTool &* toolCount
    }
    return overhead
  }

  /// The most breakpoints of one request; 0 where the model's cache takes none.
  package var maximumBreakpoints: Int {
    switch scheme {
    case .marked, .markedOrImplicit: provider.maximumBreakpoints ?? 0
    case .automatic, .none: 0
    }
  }

  /// The most breakpoints that the provider keeps of those behind blocks: where it marks the end of
  /// each request by itself, that takes one, and of the others the latest stay. Source: OpenAI,
  /// prompt caching guide.
  package var maximumMarkedBlocks: Int {
    scheme == .markedOrImplicit ? max(0, maximumBreakpoints - 1) : maximumBreakpoints
  }

  /// True where writing at a TTL is billed at the price of the provider's long TTL.
  package func isLong(_ ttl: CacheTTL) -> Bool {
    provider.ttls.count > 1 && ttl == provider.ttls.last
  }
}
