/// Where a fact about a provider was read, and when.
package struct RuleSource: Sendable {
  package var title: String
  package var url: String?
  /// The date of the text that was read, as `YYYY-MM-DD` or `YYYY-MM`.
  package var date: String
  /// How far the fact can be trusted.
  package var confidence: Confidence

  package enum Confidence: String, Sendable {
    /// Read in the provider's own documentation or software.
    case official
    /// The provider's text, read in a dated transcription by somebody else.
    case quoted
    /// Only others say so.
    case thirdParty = "third party"
  }

  package init(_ title: String, url: String? = nil, date: String, _ confidence: Confidence) {
    self.title = title
    self.url = url
    self.date = date
    self.confidence = confidence
  }

  private static let anthropic = "https://platform.claude.com/docs/en/"

  package static let promptCaching = RuleSource(
    "Anthropic, prompt caching", url: anthropic + "build-with-claude/prompt-caching",
    date: "2026-08-21", .official)
  package static let cachingTranscripts = RuleSource(
    "Anthropic, prompt caching, later states of the page", date: "2026-10-01", .quoted)
  package static let toolUseCaching = RuleSource(
    "Anthropic, tool use with prompt caching",
    url: anthropic + "agents-and-tools/tool-use/tool-use-with-prompt-caching", date: "2026-08-21",
    .official)
  package static let toolSearch = RuleSource(
    "Anthropic, tool search tool", url: anthropic + "agents-and-tools/tool-use/tool-search-tool",
    date: "2026-08-21", .official)
  package static let pricing = RuleSource(
    "Anthropic, pricing", url: anthropic + "about-claude/pricing", date: "2026-08-21", .official)
  package static let deprecations = RuleSource(
    "Anthropic, model deprecations", url: anthropic + "about-claude/model-deprecations",
    date: "2026-08-21", .official)
  package static let releaseNotes = RuleSource(
    "Anthropic, release notes", url: anthropic + "release-notes/overview", date: "2026-10-08",
    .official)
  package static let anthropicSDK = RuleSource(
    "Anthropic Python SDK 2.11.0, request types", url: "https://pypi.org/project/anthropic/2.11.0/",
    date: "2026-11-20", .official)
  package static let batches = RuleSource(
    "Anthropic, batch processing", url: anthropic + "build-with-claude/batch-processing",
    date: "2026-08-21", .official)
  package static let migration = RuleSource(
    "Summaries of the migration to API version 2026-10-21", date: "2026-11", .thirdParty)
  package static let priceMap = RuleSource(
    "LiteLLM 1.109.1, price map", url: "https://pypi.org/project/litellm/1.109.1/",
    date: "2026-11", .thirdParty)
}
