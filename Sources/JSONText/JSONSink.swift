/// What the scanner of values reports to, in the order of the text.
protocol JSONSink {
  mutating func open(_ kind: JSONKind, at start: Int)
  /// The innermost open container ends before `end`.
  mutating func close(before end: Int)
  /// A value without others inside, or a key.
  mutating func leaf(_ kind: JSONKind, from start: Int, to end: Int, traits: JSONTraits)
}

/// Builds nothing: for those who only want to know where a value ends.
struct JSONSkip: JSONSink {
  mutating func open(_ kind: JSONKind, at start: Int) {}
  mutating func close(before end: Int) {}
  mutating func leaf(_ kind: JSONKind, from start: Int, to end: Int, traits: JSONTraits) {}
}
