/// What a model's name in a template or request stands for.
package struct ModelReference: Sendable {
  /// The name as written.
  package var written: String
  /// The name without prefixes and suffixes of vendors and platforms.
  package var name: String
  /// Nil for a name that the catalog does not list: it is unpriced.
  package var model: Model?
  /// The maker, as far as the name or its prefix tells: `anthropic`, `openai`, `meta`, ...
  package var maker: String?
  /// The tokenizer to estimate with, also for unlisted names.
  package var family: TokenizerFamily
  /// True where the catalog lists this maker's models, so that an unlisted name may be a slip.
  package var isFromListedMaker: Bool
}
