/// One model of the catalog.
package final class Model: Sendable {
  /// The canonical id, without a vendor's prefix.
  package let id: String
  /// Other names of exactly this model.
  package let aliases: [String]
  package let provider: Provider
  package let family: TokenizerFamily
  package let scheme: CachingScheme
  /// Nil where nothing is known or nothing is cached.
  package let minimum: MinimumLength?
  /// Nil for a model without known prices: its cost is "unpriced", never another model's.
  package let prices: PriceTable?
  /// What fast answers cost, in per mille of the standard price; nil where there is no known price.
  package let fastPerMille: Int?
  /// The most tokens of a prompt.
  package let contextTokens: Int?
  /// The most tokens of an answer.
  package let outputTokens: Int?
  package let lifecycle: Lifecycle
  package let traits: ModelTraits
  /// The key of the source of the row, see `ModelCatalog.sources`.
  package let source: String
  /// The tokens that frame a request's messages.
  private let framing: Int
  /// The hidden tool instructions where the provider publishes their length.
  private let toolInstructions: ToolInstructions?

  init(_ row: ModelRow) {
    id = row.id
    aliases = row.aliases
    provider = row.provider
    family = row.family
    scheme = row.scheme
    minimum = row.minimumLength
    prices = row.priceTable
    fastPerMille = row.fastPerMille
    contextTokens = row.contextTokens
    outputTokens = row.outputTokens
    lifecycle = row.lifecycle
    traits = row.traits
    source = row.source
    framing = row.framing
    toolInstructions = row.toolInstructions
  }

  /// Tokens by the request's tool choice.
  struct ToolInstructions {
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
