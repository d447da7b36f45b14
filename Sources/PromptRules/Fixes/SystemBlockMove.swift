import PromptCompiler
import SourceText

/// Moves a block of `system` past a written breakpoint.
///
/// A breakpoint that only the block had kept apart from the one before it goes with the move, for it
/// would mark nothing of its own.
struct SystemBlockMove {
  private let block: SourceLines
  /// The lines of the breakpoint that goes.
  private let emptied: SourceLines?

  /// Nil where the block cannot be moved, carries a breakpoint itself, or where another breakpoint of
  /// the template has no place, for it could stand here.
  init?(ofPosition index: Int, in compiled: CompiledTemplate) {
    let position = compiled.positions[index]
    guard position.section == .system, let block = position.item.flatMap({ SourceLines($0) }),
      !compiled.breakpoints.contains(where: { $0.isWritten && block.holds($0.span) }),
      !compiled.diagnostics.contains(where: { Self.misplacements.contains($0.rule) })
    else { return nil }
    self.block = block
    let next = compiled.breakpoints.firstIndex { $0.position >= index }
    guard let next, compiled.breakpoints[next].position == index,
      (next == 0 ? -1 : compiled.breakpoints[next - 1].position) == index - 1
    else {
      emptied = nil
      return
    }
    guard let lines = SourceLines(compiled.breakpoints[next].span) else { return nil }
    emptied = lines
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
    guard var fix, let emptied else { return fix }
    guard emptied.file == block.file, emptied.range != breakpoint.range else { return nil }
    fix.replacements += emptied.removal("", .unsafe).replacements
    fix.replacements.sort { $0.span.range.lowerBound < $1.span.range.lowerBound }
    return fix
  }
}
