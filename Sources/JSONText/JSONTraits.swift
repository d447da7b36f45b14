/// What the scanner learns about a string or a number in passing.
struct JSONTraits: OptionSet, Sendable {
  let rawValue: UInt8

  static let hasEscapes = JSONTraits(rawValue: 1)
  /// An escaped UTF-16 surrogate without its other half, which no Unicode text can hold.
  static let hasLoneSurrogates = JSONTraits(rawValue: 2)
  /// A number without a fraction and an exponent.
  static let isInteger = JSONTraits(rawValue: 4)
}
