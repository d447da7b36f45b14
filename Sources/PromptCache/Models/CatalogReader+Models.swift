import JSONText

extension CatalogReader {
  /// A provider's common facts, and the rows of its models.
  mutating func provider(
    _ value: JSONValue, startingFrom base: ModelDefaults
  ) -> (defaults: ModelDefaults, models: [JSONValue]) {
    var defaults = base
    var models: [JSONValue] = []
    var batch = (
      requests: base.provider.batchLimits?.requests, bytes: base.provider.batchLimits?.bytes
    )
    for (key, value) in members(of: value) {
      switch key.string {
      case "family": defaults.family = choice(value, as: TokenizerFamily.self) ?? .generic
      case "scheme": defaults.scheme = choice(value, as: CachingScheme.self) ?? .automatic
      case "min": defaults.minimum = pair(value).map { ($0.first, $0.second) }
      case "min_is":
        defaults.confidence = choice(value, as: MinimumLength.Confidence.self) ?? .assumed
      case "framing": defaults.framing = count(value) ?? 0
      case "source": defaults.source = text(value) ?? ""
      case "batch_price": defaults.batchPerMille = perMille(value, atMost: 1)
      case "us_price": defaults.provider.usPerMille = perMille(value, atMost: 10)
      case "breakpoints": defaults.provider.maximumBreakpoints = count(value)
      case "lookback": defaults.provider.lookback = count(value, atLeast: 1)
      case "ttls":
        defaults.provider.ttls = value.elements.compactMap { choice($0, as: CacheTTL.self) }
      case "batch_requests": batch.requests = count(value)
      case "batch_bytes": batch.bytes = count(value)
      case "tools": defaults.provider.toolPreamble = toolPreamble(value)
      case "carriers": defaults.provider.carriers = texts(value)
      case "not_carriers": defaults.provider.notCarriers = texts(value)
      case "models":
        if value.kind != .array { report("expected a list of models", at: value.range) }
        models += value.elements
      default: reportUnknown(key, among: Self.providerKeys)
      }
    }
    if let requests = batch.requests, let bytes = batch.bytes {
      defaults.provider.batchLimits = .init(requests: requests, bytes: bytes)
    }
    return (defaults, models)
  }

  /// A factor with up to three decimals, in per mille.
  private mutating func perMille(_ value: JSONValue, atMost most: Int) -> Int? {
    guard value.kind == .number, let factor = USD(perMillionTokens: value.rawBytes),
      factor.picodollars % 1000 == 0, factor.picodollars <= most * 1_000_000
    else {
      report("expected a number from 0 to \(most) with at most three decimals", at: value.range)
      return nil
    }
    return factor.picodollars / 1000
  }

  private mutating func toolPreamble(_ value: JSONValue) -> Provider.ToolPreamble? {
    guard let base = value["base"].flatMap({ count($0) }),
      let each = value["each"].flatMap({ count($0) })
    else {
      report("expected {\"base\": tokens, \"each\": tokens}", at: value.range)
      return nil
    }
    return .init(base: base, perTool: each)
  }

  /// One model's row, or nil where it has no id.
  mutating func model(_ value: JSONValue, defaults: ModelDefaults) -> Model? {
    var row = ModelRow(defaults: defaults)
    for (key, value) in members(of: value) {
      switch key.string {
      case "id": row.id = text(value) ?? ""
      case "aliases": row.aliases = texts(value)
      case "family": row.family = choice(value, as: TokenizerFamily.self) ?? .generic
      case "scheme": row.scheme = choice(value, as: CachingScheme.self) ?? .automatic
      case "min": row.minimum = pair(value).map { ($0.first, $0.second) }
      case "min_is": row.confidence = choice(value, as: MinimumLength.Confidence.self) ?? .assumed
      case "usd": row.standard = prices(value)
      case "usd_is":
        row.pricesAreAssumed = choice(value, as: MinimumLength.Confidence.self) != .documented
      case "usd_batch": row.batch = prices(value)
      case "fast_price": row.fastPerMille = perMille(value, atMost: 10)
      case "above": row.threshold = count(value)
      case "usd_above": row.longStandard = prices(value)
      case "usd_above_batch": row.longBatch = prices(value)
      case "context": row.contextTokens = count(value)
      case "output": row.outputTokens = count(value)
      case "framing": row.framing = count(value) ?? 0
      case "tools":
        row.toolInstructions = pair(value).map { .init(free: $0.first, forced: $0.second) }
      case "released": row.lifecycle.released = date(value)
      case "deprecated": row.lifecycle.deprecated = date(value)
      case "retires": row.lifecycle.retires = date(value)
      case "not_before": row.lifecycle.notBefore = date(value)
      case "remains_on":
        row.lifecycle.remainsOn = value.elements.compactMap {
          choice($0, as: ModelReference.Cloud.self)
        }
      case "replacement": row.lifecycle.replacement = text(value)
      case "traits": row.traits = traits(value)
      case "source": row.source = text(value) ?? ""
      default: reportUnknown(key, among: Self.modelKeys)
      }
    }
    guard !row.id.isEmpty else {
      report("a model needs an 'id'", at: value.range)
      return nil
    }
    return Model(row)
  }

  private mutating func traits(_ value: JSONValue) -> ModelTraits {
    var traits: ModelTraits = []
    for element in value.elements {
      guard element.kind == .string, let trait = ModelTraits(name: element.string) else {
        report("unknown trait", at: element.range)
        continue
      }
      traits.insert(trait)
    }
    return traits
  }

  private static let providerKeys = [
    "family", "scheme", "min", "min_is", "framing", "source", "batch_price", "breakpoints",
    "lookback", "ttls", "batch_requests", "batch_bytes", "tools", "carriers", "not_carriers",
    "models", "us_price",
  ]

  private static let modelKeys = [
    "id", "aliases", "family", "scheme", "min", "min_is", "usd", "usd_is", "usd_batch", "above",
    "usd_above", "usd_above_batch", "context", "output", "framing", "tools", "released",
    "deprecated", "retires", "not_before", "remains_on", "replacement", "traits", "source",
    "fast_price",
  ]
}
