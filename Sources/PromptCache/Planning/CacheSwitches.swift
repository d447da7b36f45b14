/// The rules that the providers' pages leave open, each with the reading that is assumed.
package struct CacheSwitches: Sendable, Hashable {
  /// A run of `tool_use` or of `tool_result` blocks is one position of the lookback.
  ///
  /// Documented for the Claude API; other platforms may count every block.
  package var runsAreOnePosition = true
  /// Such a run may go on across messages. Not stated; LiteLLM's predictor ends it with the message.
  package var runsSpanMessages = false
  /// Tool definitions are positions of the lookback. Not stated; LiteLLM's predictor counts them.
  package var toolsAreLookbackPositions = true
  /// An entry can only be read through a mark of the TTL that it was written with. Not stated.
  ///
  /// Off: a long mark that reads a short entry leaves its TTL as it is.
  package var ttlIsPartOfEntry = false
  /// Reading an entry also keeps alive the entries at the request's own earlier marks, and writes
  /// those that are missing, without a charge. Not stated.
  package var readKeepsShorterEntries = true
  /// Where sources disagree on a model's minimum length, the larger figure holds.
  package var usesLargerMinimum = false
  /// Some models render thinking and effort ahead of the tools, so that a change loses everything.
  ///
  /// Documented as "model-specific" without saying which; the cautious reading is assumed.
  package var thinkingIsRenderedFirst = true
  /// How long a response takes to begin where the request does not say: until then nobody reads
  /// what the request writes.
  package var millisecondsToFirstByte = 1000
  /// How many of the reads of an ideal order batches get, per mille: documented as 30 to 98 %.
  package var batchHitsPerMille = 300...980
  package var openAILookup = OpenAILookup.guide
  /// Older OpenAI models report reads in steps of this many tokens.
  package var automaticStep = 128
  /// How long unused automatic entries live: "5 to 10 minutes", the shorter figure assumed.
  package var automaticMilliseconds = 300_000

  package init() {}

  /// The fewest tokens of a prefix that a model caches.
  package func minimum(of model: Model) -> Int {
    guard let minimum = model.minimum else { return 0 }
    return usesLargerMinimum ? minimum.high : minimum.low
  }

  /// The boundaries at which OpenAI looks for entries, from GPT-5.6 on; its pages disagree.
  package enum OpenAILookup: Sendable {
    /// The guide: the first 2 and the latest 50 explicit ones, the implicit one, up to 20 earlier
    /// message ends and the end of the initial developer messages.
    case guide
    /// The API reference: the latest 80 breakpoints.
    case latest80
  }
}
