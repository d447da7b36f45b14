package import PromptSkeleton

/// Why a value is likely to vary although nothing measured or declared says so.
package struct VolatilityHint: Sendable, Hashable {
  package var kind: ChangeKind
  /// The longest time for which such a value can be expected to stay the same.
  package var lifetime: Lifetime
  package var reason: Reason

  package enum Reason: Sendable, Hashable {
    /// The variable's name says so.
    case name
    /// The constant words before the hole say so.
    case words
  }

  /// The hint that a variable's path and the constant text before its hole give, or nil.
  ///
  /// Silent about names that stand for constants as often as not, such as `version`, `path`, `plan`
  /// or `name`. Of the text only the words on the hole's own line count.
  package static func forVariable(_ path: String, before: ArraySlice<UInt8> = [])
    -> VolatilityHint?
  {
    if let meaning = NameLexicon.meaning(ofPath: path) {
      guard meaning.isVolatile else { return nil }
      return VolatilityHint(kind: meaning.kind, lifetime: meaning.lifetime, reason: .name)
    }
    let words = NameWords.words(before: before)
    guard words.count > 1, let meaning = NameLexicon.meaning(endingIn: words), meaning.isVolatile
    else { return nil }
    return VolatilityHint(kind: meaning.kind, lifetime: meaning.lifetime, reason: .words)
  }
}
