package import PromptSkeleton

/// A literal in constant text that was the current date, time or the like when it was written.
///
/// Only the words before it make it one: dates, ids, versions and prices alone are constants.
package struct VolatileLiteral: Sendable, Hashable {
  package var kind: ChangeKind
  /// The longest time for which the literal can be expected to be right.
  package var lifetime: Lifetime
  /// The bytes of the literal.
  package var range: Range<Int>
  /// The bytes of the words that say what it is.
  package var cue: Range<Int>

  /// The literals of a text that look baked in, in their order.
  ///
  /// Silent in fenced code, in quotations, in conditions ("if today is ...") and in examples.
  package static func all(in text: [UInt8]) -> [VolatileLiteral] {
    var literals: [VolatileLiteral] = []
    var isFenced = false
    var isExample = false
    var start = 0
    while start < text.count {
      let end = text[start...].firstIndex(of: 0x0A) ?? text.count
      let line = text[start..<end]
      if LiteralCues.isFence(line) {
        isFenced.toggle()
      } else if !isFenced {
        if LiteralCues.isHeading(line) || line.allSatisfy(ByteClass.isSpace) {
          isExample = LiteralCues.speaksOfExamples(line.prefix(200))
        } else if line.last == 0x3A, LiteralCues.speaksOfExamples(line.suffix(40)) {
          isExample = true
        }
        if !isExample, let literal = LiteralCues.literal(in: line) { literals.append(literal) }
      }
      start = end + 1
    }
    return literals
  }
}
