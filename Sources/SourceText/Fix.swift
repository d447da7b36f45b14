/// A change of the source bytes that resolves a finding and keeps comments and layout.
package struct Fix: Sendable {
  /// An imperative phrase: what applying it does.
  package var summary: String
  package var safety: Safety
  /// Never empty, never overlapping, in ascending order.
  package var replacements: [Replacement]
  /// What the fix takes a part of, where others may take the rest.
  package var share: Share?

  package init(summary: String, safety: Safety, replacements: [Replacement]) {
    self.summary = summary
    self.safety = safety
    self.replacements = replacements
  }

  /// Whether applying a fix can change what the model reads.
  package enum Safety: String, Sendable {
    /// The rendered text stays the same.
    case safe
    /// Text is reordered, moved or dropped.
    case unsafe
  }

  /// A place that fixes empty together, and each of them alone does not.
  package struct Share: Sendable {
    package var place: SourceSpan
    /// How many fixes there can be until nothing is left of it.
    package var count: Int
    /// What goes with the last of them; empty where none may be the last.
    package var rest: [Replacement]

    package init(of place: SourceSpan, count: Int, rest: [Replacement]) {
      self.place = place
      self.count = count
      self.rest = rest
    }
  }

  /// New bytes for one range of a file.
  package struct Replacement: Sendable {
    package var span: SourceSpan
    package var bytes: [UInt8]

    package init(span: SourceSpan, bytes: [UInt8]) {
      self.span = span
      self.bytes = bytes
    }
  }
}
