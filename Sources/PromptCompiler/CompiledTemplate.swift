package import PromptSkeleton
package import PromptTemplate
package import SourceText

/// A skeleton together with where everything in it came from.
///
/// A class, for every measure and rule holds on to it, and it is as good as a dozen arrays.
package final class CompiledTemplate: Sendable {
  package let template: Template
  /// The tier that the skeleton is for, if the template has tiers.
  package let tier: String?
  package let skeleton: Skeleton
  /// Where each chunk came from, in the order of the skeleton's chunks.
  package let origins: [ChunkOrigin]
  /// The steps of the provider's prefix, in its order.
  package let positions: [Position]
  /// What is known of each of the skeleton's breakpoints, in their order.
  package let breakpoints: [CompiledBreakpoint]
  /// Whether the provider finds only prefixes again that end behind a block (Anthropic, OpenAI from
  /// GPT-5.6 on), not whatever beginning two requests share.
  package let matchesWholeBlocks: Bool
  private let plan: RequestPlan
  package let diagnostics: [Diagnostic]

  init(
    template: Template, tier: String?, plan: RequestPlan, skeleton: Skeleton,
    origins: [ChunkOrigin], positions: [Position], breakpoints: [CompiledBreakpoint],
    matchesWholeBlocks: Bool, diagnostics: [Diagnostic]
  ) {
    self.template = template
    self.tier = tier
    self.plan = plan
    self.skeleton = skeleton
    self.origins = origins
    self.positions = positions
    self.breakpoints = breakpoints
    self.matchesWholeBlocks = matchesWholeBlocks
    self.diagnostics = diagnostics
  }

  /// The blocks that `order: static-first` moved.
  package var moves: [BlockMove] { plan.moves }

  /// Whether a breakpoint can stand after a position.
  package func canCarryBreakpoint(_ index: Int) -> Bool {
    if case .nothing = plan.carrying(behind: index + 1) { false } else { true }
  }

  /// The index of the position that a chunk is part of; nil for what stands around positions.
  package func position(ofChunk chunk: Int) -> Int? {
    var low = 0
    var high = positions.count
    while low < high {
      let middle = (low + high) / 2
      if positions[middle].chunks.upperBound <= chunk { low = middle + 1 } else { high = middle }
    }
    return low < positions.count && positions[low].chunks.contains(chunk) ? low : nil
  }

  /// The source of a byte of a chunk, as far as it has one.
  package func span(ofChunk chunk: Int, byte offset: Int) -> SourceSpan? {
    origins[chunk].span(at: offset)
  }
}

/// A breakpoint of a compiled template.
package struct CompiledBreakpoint: Sendable {
  package var ttl: Skeleton.TTL
  /// The place of the written breakpoint; for one that was placed, the block that it follows.
  package var span: SourceSpan
  package var isWritten: Bool
  /// Whether it is there for the rows that lack a conditional block above the breakpoint as
  /// written; the prefix of the others goes on.
  package var isStandIn: Bool
  /// The index of the last position of the prefix.
  package var position: Int
  /// The chunk after the prefix, as in the skeleton.
  package var end: Int
  /// The shortest lifetime of anything before it.
  package var lifetime: Lifetime
  /// The section that it stands in; in messages, the next turn of a conversation extends its prefix.
  package var section: Position.Section
}

/// One step of the provider's prefix: a tool, a system block or a block of a message.
package struct Position: Sendable {
  package var section: Section
  /// The block as written.
  package var span: SourceSpan
  /// The item of the template's list that is this block alone.
  package var item: SourceSpan?
  /// The chunks that it is lowered to, its conditions and separators included.
  package var chunks: Range<Int>
  /// The shortest lifetime of anything in it.
  package var lifetime: Lifetime
  /// The provider's type of block (`text`, `tool_use`, ...), `tool` for a tool, nil for a splice.
  package var kind: String?
  /// The index of the message, for blocks of messages.
  package var message: Int?
  /// Whether rows give whole messages here, which a splice does among them.
  package var isListOfMessages = false

  /// Whether it is a list of messages that may bring earlier turns back: one that outlives a
  /// conversation holds examples.
  package var isHistory: Bool { isListOfMessages && lifetime >= .session }

  package enum Section: String, Sendable {
    case tools
    case system
    case messages
  }
}

/// A block that was moved in front of ones that change more often.
package struct BlockMove: Sendable {
  package var span: SourceSpan
  /// Indexes among the blocks of `system`, from 0, before and after.
  package var from: Int
  package var to: Int
  package var lifetime: Lifetime
}
