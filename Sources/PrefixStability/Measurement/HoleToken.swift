import ChangeCauses
import PromptCompiler
import PromptTemplate

/// What stands around a hole on its line and makes one token with its value: of `/home/{{ user }}/x`
/// a path, of `09:10:{{ seconds }}Z` a time, of `{{ used }} tokens left` a token budget.
struct HoleToken {
  let before: [UInt8]
  let after: [UInt8]

  /// The most bytes that are looked at on either side.
  private static let reach = 80

  init(before: [UInt8], after: [UInt8]) {
    self.before = before
    self.after = after
  }

  /// Collects the constant text around a hole, and what the holes beside it hold, up to the ends
  /// of its line or block.
  ///
  /// `text` is asked for the value of another hole; nil ends the line there.
  init(
    around chunk: Int, in compiled: CompiledTemplate,
    text: (_ chunk: Int) -> [UInt8]? = { _ in nil }
  ) {
    before = Self.line(
      compiled.origins[..<chunk].indices.reversed(), compiled, text, isBefore: true)
    after = Self.line(
      compiled.origins[(chunk + 1)...].indices, compiled, text, isBefore: false)
  }

  private static func line(
    _ chunks: some Sequence<Int>, _ compiled: CompiledTemplate, _ text: (Int) -> [UInt8]?,
    isBefore: Bool
  ) -> [UInt8] {
    var line: [UInt8] = []
    for chunk in chunks {
      let piece: ArraySlice<UInt8>
      var isWhole = true
      switch compiled.origins[chunk] {
      case .constant(let runs):
        guard case .literal(let literal)? = (isBefore ? runs.last : runs.first)?.source else {
          return line
        }
        piece = literal.bytes[...]
        isWhole = runs.count == 1
      case .hole:
        guard let value = text(chunk) else { return line }
        piece = value[...]
      default: return line
      }
      let room = reach - line.count
      let near = isBefore ? piece.suffix(room) : piece.prefix(room)
      if isBefore {
        let start = near.lastIndex(where: ByteClass.isLineBreak).map { $0 + 1 } ?? near.startIndex
        line = near[start...] + line
        isWhole = isWhole && start == piece.startIndex
      } else {
        let end = near.firstIndex(where: ByteClass.isLineBreak) ?? near.endIndex
        line += near[..<end]
        isWhole = isWhole && end == piece.endIndex
      }
      guard isWhole, line.count < reach else { return line }
    }
    return line
  }

  /// What made two values differ, by the whole token where that says more than the values alone.
  func cause(left: [UInt8], right: [UInt8], context: ChangeContext) -> ChangeCause {
    let alone = ChangeClassifier.classify(left: left, right: right, context: context)
    guard !before.isEmpty || !after.isEmpty, alone.basis != .relation || isGrowth(alone.kind)
    else { return alone }
    var inner = context
    inner.before = []
    var whole = ChangeClassifier.classify(
      left: before + left + after, right: before + right + after, context: inner)
    guard whole.basis == .shape || whole.basis == .context && whole.kind.group == .figure,
      says(whole.kind, moreThan: alone)
    else { return alone }
    whole.left = clamped(whole.left, to: left)
    whole.right = clamped(whole.right, to: right)
    return whole
  }

  private func isGrowth(_ kind: ChangeKind) -> Bool {
    kind == .appendedText || kind == .insertedText
  }

  /// Whether the kind of the whole token tells what the value is better than its own form does.
  private func says(_ whole: ChangeKind, moreThan alone: ChangeCause) -> Bool {
    switch alone.kind {
    case .number, .counter, .score, .text, .identifier, .appendedText, .insertedText:
      isNamed(whole, by: alone.kind)
    case .tokenBudget, .percentage, .money, .byteSize, .version, .port:
      alone.basis == .context
        && [.percentage, .money, .tokenBudget, .byteSize, .port].contains(whole)
    case .duration: whole == .relativeTime
    case .gitHash, .hexDigest, .objectID, .randomToken, .nanoid, .base64:
      [.prefixedID, .uuid, .jwt, .macAddress, .ipAddress, .email, .requestID, .sessionID]
        .contains(whole)
    case .path: whole == .url
    case .hostname: whole == .email
    default: false
    }
  }

  private func isNamed(_ whole: ChangeKind, by alone: ChangeKind) -> Bool {
    switch whole {
    case .text, .number, .identifier, .randomToken, .base64, .nanoid, .gitHash, .flag, .state,
      .locale:
      false
    case .counter, .score: alone != .counter || whole == .score
    default: true
    }
  }

  /// A range of a token as a range of the value in it.
  private func clamped(_ range: Range<Int>, to value: [UInt8]) -> Range<Int> {
    let start = min(max(range.lowerBound - before.count, 0), value.count)
    let end = min(max(range.upperBound - before.count, start), value.count)
    return start..<end
  }
}
