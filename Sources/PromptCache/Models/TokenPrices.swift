/// What one token of each class costs.
package struct TokenPrices: Sendable, Hashable {
  package var input: USD
  /// Writing to the cache at the provider's short TTL (Anthropic 5m, OpenAI 30m).
  package var shortWrite: USD?
  /// Writing to the cache at the provider's long TTL (Anthropic 1h, OpenAI 12h).
  package var longWrite: USD?
  /// Nil where reading from the cache has no price of its own.
  package var read: USD?
  package var output: USD

  /// The same prices times a factor.
  func scaled(perMille: Int) -> TokenPrices {
    func scaled(_ price: USD) -> USD {
      USD(
        picodollars: price.picodollars / 1000 * perMille + price.picodollars % 1000 * perMille
          / 1000)
    }
    return TokenPrices(
      input: scaled(input),
      shortWrite: shortWrite.map(scaled),
      longWrite: longWrite.map(scaled),
      read: read.map(scaled),
      output: scaled(output)
    )
  }
}
