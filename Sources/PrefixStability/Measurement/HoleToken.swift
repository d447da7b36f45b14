import PromptCompiler
import PromptTemplate

/// The constant bytes that touch a hole and make one token with its value: of `/home/{{ user }}/x`
/// a path, of `09:10:{{ seconds }}Z` a time.
struct HoleToken {
  private var before: [UInt8] = []
  private var after: [UInt8] = []

  /// The most bytes that are looked at on either side.
  private static let reach = 64

  init(around chunk: Int, in compiled: CompiledTemplate) {
    if chunk > 0, case .constant(let runs) = compiled.origins[chunk - 1],
      case .literal(let literal)? = runs.last?.source
    {
      let token = literal.bytes.suffix(Self.reach).reversed().prefix { !Self.isBoundary($0) }
      before = token.reversed()
    }
    if chunk + 1 < compiled.origins.count, case .constant(let runs) = compiled.origins[chunk + 1],
      case .literal(let literal)? = runs.first?.source
    {
      after = Array(literal.bytes.prefix(Self.reach).prefix { !Self.isBoundary($0) })
    }
  }

  /// What made two values differ, by the whole token where the values alone have no kind.
  func cause(left: [UInt8], right: [UInt8], context: ChangeContext) -> ChangeCause {
    let alone = ChangeClassifier.classify(left: left, right: right, context: context)
    guard isUndecided(alone.kind), !before.isEmpty || !after.isEmpty else { return alone }
    var outer = context
    outer.before.removeLast(min(before.count, outer.before.count))
    var whole = ChangeClassifier.classify(
      left: before + left + after, right: before + right + after, context: outer)
    guard whole.basis == .shape, !isUndecided(whole.kind) else { return alone }
    whole.left = inner(whole.left, of: left)
    whole.right = inner(whole.right, of: right)
    return whole
  }

  private func isUndecided(_ kind: ChangeKind) -> Bool {
    switch kind {
    case .number, .text, .identifier, .appendedText, .insertedText: true
    default: false
    }
  }

  /// A range of a token as a range of the value in it.
  private func inner(_ range: Range<Int>, of value: [UInt8]) -> Range<Int> {
    let start = min(max(range.lowerBound - before.count, 0), value.count)
    let end = min(max(range.upperBound - before.count, start), value.count)
    return start..<end
  }

  private static func isBoundary(_ byte: UInt8) -> Bool {
    ByteClass.isSpace(byte) || ByteClass.isQuote(byte) || "()[]{}<>,;=|".utf8.contains(byte)
  }
}
