import PromptCompiler
import SourceText

/// Moves a block of `system` past a written breakpoint.
///
/// A breakpoint that only the block had kept apart from the one before it goes with the move, for it
/// would mark nothing of its own; where several blocks did, it goes with the last of them.
struct SystemBlockMove {
  private let block: SourceLines
  /// The first breakpoint behind the block, and how many blocks only that one covers.
  private let covering: (span: SourceSpan, blocks: Int)?

  /// Nil where the block cannot be moved, carries a breakpoint itself, or where another breakpoint of
  /// the template has no place, for it could stand here.
  init?(ofPosition index: Int, in compiled: CompiledTemplate) {
    let position = compiled.positions[index]
    guard position.section == .system, let block = position.item.flatMap({ SourceLines($0) }),
      !compiled.breakpoints.contains(where: { $0.isWritten && block.holds($0.span) }),
      !compiled.diagnostics.contains(where: { Self.misplacements.contains($0.rule) })
    else { return nil }
    self.block = block
    covering = compiled.breakpoints.firstIndex { $0.position >= index }.map { next in
      let start = next == 0 ? -1 : compiled.breakpoints[next - 1].position
      let breakpoint = compiled.breakpoints[next]
      return (breakpoint.span, breakpoint.position - start)
    }
  }

  /// What is said of breakpoints that have no place.
  private static let misplacements = [UncacheableBlock.rule.id, TooManyBreakpoints.rule.id]

  /// Nil where nothing would stand before that breakpoint any more.
  func behind(_ breakpoint: SourceLines, _ summary: String) -> Fix? {
    completed(block.move(behind: breakpoint, summary, .unsafe), passing: breakpoint)
  }

  func before(_ breakpoint: SourceLines, _ summary: String) -> Fix? {
    completed(block.move(before: breakpoint, summary, .unsafe), passing: breakpoint)
  }

  private func completed(_ fix: Fix?, passing breakpoint: SourceLines) -> Fix? {
    guard var fix, let covering else { return fix }
    var rest: [Fix.Replacement] = []
    if let lines = SourceLines(covering.span), lines.file == block.file,
      lines.range != breakpoint.range
    {
      rest = lines.removal("", .unsafe).replacements
    }
    if covering.blocks > 1 {
      fix.share = .init(of: covering.span, count: covering.blocks, rest: rest)
      return fix
    }
    if rest.isEmpty { return nil }
    fix.replacements += rest
    fix.replacements.sort { $0.span.range.lowerBound < $1.span.range.lowerBound }
    return fix
  }
}
