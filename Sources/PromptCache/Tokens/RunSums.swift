import SourceText

/// The seven sums that one scan of a text gives, additive over pieces of text.
///
/// Token sums are in 1/1024 token.
struct RunSums: Sendable, Hashable {
  var tokens = 0
  /// The part of `tokens` in Chinese, Japanese and Korean runs.
  var cjk = 0
  /// The part of `tokens` in other non-Latin runs.
  var otherScripts = 0
  var words = 0
  var accentedLetters = 0
  /// The part of `tokens` in Latin words.
  var wordTokens = 0
  var letters = 0

  static func += (left: inout RunSums, right: RunSums) {
    left.tokens &+= right.tokens
    left.cjk &+= right.cjk
    left.otherScripts &+= right.otherScripts
    left.words &+= right.words
    left.accentedLetters &+= right.accentedLetters
    left.wordTokens &+= right.wordTokens
    left.letters &+= right.letters
  }

  /// The half-width of the interval in per mille of the estimate, and the interval itself.
  ///
  /// The width grows with the shares of text that the coefficients know less well: other scripts,
  /// accented letters, and words that cost more than `usualWordTokens` per thousand letters.
  func estimate(scale: Scale, usualWordTokens: Int) -> (tokens: Estimate, halfWidth: Int) {
    let total = scale.apply(max(tokens, 0))
    let divisor = max(total, 1)
    let inWords = min(max(scale.apply(wordTokens), 0), divisor)
    let perThousandLetters = inWords * 1000 / (1024 * max(letters, 1))
    var halfWidth = 120
    halfWidth += 150 * min(max(scale.apply(cjk), 0), divisor) / divisor
    halfWidth += 500 * min(max(scale.apply(otherScripts), 0), divisor) / divisor
    halfWidth += 400 * min(accentedLetters, words) / max(words, 1)
    halfWidth += max(0, perThousandLetters - usualWordTokens) * inWords / divisor
    halfWidth += scale.extraHalfWidth
    let slack = 2
    let low = max(0, total * 1000 / (1000 + halfWidth) / 1024 - slack)
    let high = (total * (1000 + halfWidth) + 1_023_999) / 1_024_000 + slack
    let point = total > 0 ? max(1, (total + 512) / 1024) : 0
    return (Estimate(low: low, point: point, high: high), halfWidth)
  }

  /// How one family's estimate is made from another family's sums.
  struct Scale {
    var percent = 100
    var extraHalfWidth = 0

    /// The family's own coefficients.
    static let own = Scale()
    /// Gemini from o200k.
    static let gemini = Scale(percent: 108, extraHalfWidth: 100)

    func apply(_ value: Int) -> Int { percent == 100 ? value : value * percent / 100 }
  }
}
