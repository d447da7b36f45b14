package import PromptSkeleton
package import SourceText

/// A declared variable.
package struct Variable: Sendable {
  package var name: String
  package var nameSpan: SourceSpan
  /// The declaration, from its name through its last key; nil where aliases may mean a part of it.
  package var entry: SourceSpan?
  /// Where none is given, the shortest: `.request`.
  package var lifetime: Lifetime
  /// Whether the declaration says how long a value lives.
  package var hasLifetime = false
  /// The place of the lifetime, or of the name where it is left out.
  package var lifetimeSpan: SourceSpan
  /// The one value of a static variable, put in at compile time.
  package var value: TemplateValue?
  /// What stands in for an absent value.
  package var fallback: PromptValue?
  package var isOptional: Bool
  package var budget: Budget?

  /// The most that a value may have.
  package struct Budget: Sendable {
    package var limit: Int
    package var unit: Unit
    package var span: SourceSpan

    package enum Unit: String, Sendable {
      case bytes
      case tokens
    }
  }
}
