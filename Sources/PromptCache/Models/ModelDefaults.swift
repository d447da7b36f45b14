/// What a maker's models have in common, for the keys that a model's row leaves out.
struct ModelDefaults: Sendable {
  var provider: Provider
  var family = TokenizerFamily.generic
  var scheme = CachingScheme.automatic
  var minimum: (low: Int, high: Int)?
  var confidence = MinimumLength.Confidence.documented
  var framing = 0
  /// The part of the standard price that batches cost, in per mille; nil without a batch price.
  var batchPerMille: Int?
  var source = ""
}
