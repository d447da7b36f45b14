package import ChangeCauses
package import PromptSkeleton
package import SourceText

/// What the rows of a template say about its prefixes.
package struct StabilityReport: Sendable {
  package var rowCount: Int
  /// Rows that name their conversation.
  package var rowsWithSession: Int
  package var inputs: [Input]
  package var breakpoints: [Breakpoint]
  /// The first chunk of a list of messages that may bring earlier turns back; nil where none does.
  package var historyStart: Int?
  /// What is wrong with rows, the first few.
  package var diagnostics: [Diagnostic]
  package var outputTokens: OutputLengths
  /// The tokens of the template's constant text, each part counted once for all who ask.
  package var tokens: PromptTokens
  /// The names of the first row's members.
  package var memberNames: [String]
  /// The variables with values over their budgets.
  package var oversized: [Oversized]
  /// What rows leave empty and the API rejects so.
  package var emptyParts: [EmptyPart]
  /// The breakpoints that rows bring along and the API may reject.
  package var markerFaults: [MarkerFault]
  /// The size of the request: constant text and, on average, the values of the first rows.
  package var requestTokens: Estimate
  /// When the rows are sent, and with which prefixes.
  package var arrivals: ArrivalTrack
  package var lengths: RowLengths

  /// One place where a row's values go in.
  package struct Input: Sendable {
    package var input: RowInput
    /// The first row, and the first whose value says something else, or is not the same.
    package var variation: Variation?
    /// Two rows of one tenant, user, session or day that ought to agree and do not.
    package var violation: Variation?
    package var missing: (firstRow: Int, count: Int)?
    /// Whether no row has the variable at all.
    package var hasNoRoot: Bool
    /// Whether every row has the same value as the first one.
    package var isConstant: Bool
    /// Whether the rows show that a spliced list brings no earlier turns back.
    package var isNoHistory: Bool
    /// The value of every row that has one, as people would read it; nil where they differ, where
    /// none has any, and of what is taken of the elements of a list.
    package var sharedValue: [UInt8]?
    /// Whether rows say which tenant, user, session or day, whichever its lifetime is, they are of.
    package var isGrouped: Bool
    /// The longest lifetime that the values of rows keep to, which nobody declared; nil where rows tell
    /// none.
    package var kept: Lifetime?
    package var unfit: (row: Int, misfit: Misfit)?
  }

  /// Values of a variable that are over its budget.
  package struct Oversized: Sendable {
    package var variable: String
    /// The first row with one.
    package var row: Int
    /// The size of that row's value, in the unit of the budget.
    package var size: Int
    /// How many rows have one.
    package var count: Int
  }

  /// A part of the request that has nothing in it in some rows.
  package struct EmptyPart: Sendable {
    package var kind: Kind
    /// The index of the position, the first one that the part could hold.
    package var position: Int
    /// The first such row.
    package var row: Int
    /// How many such rows there are.
    package var count: Int

    package enum Kind: Sendable {
      /// The text of a block.
      case text
      /// The same, but for white space.
      case blankText
      /// The blocks of a message.
      case content
      /// The messages of the request.
      case messages

      package var isText: Bool { self == .text || self == .blankText }
    }
  }

  /// Two rows with different values at one input.
  package struct Variation: Sendable {
    package var rows: Pair<Int>
    /// The rows in their file.
    package var spans: Pair<SourceSpan>
    /// The values as text, unescaped; nil for a row that has no such element.
    package var values: Pair<[UInt8]?>
    /// The byte of the prefix at which the two rows part.
    package var prefixOffset: Int
    package var cause: ChangeCause

    package init(
      rows: Pair<Int>, spans: Pair<SourceSpan>, values: Pair<[UInt8]?>, prefixOffset: Int,
      cause: ChangeCause
    ) {
      self.rows = rows
      self.spans = spans
      self.values = values
      self.prefixOffset = prefixOffset
      self.cause = cause
    }
  }

  /// The prefix at one breakpoint.
  package struct Breakpoint: Sendable {
    package var rows: Int
    package var distinct: Int
    /// How many prefixes there would be if each variable before it kept to its lifetime.
    package var expected: Int
    package var reads: Int
    /// The length of the first row's prefix; of the constant part without rows.
    package var bytes: Int
    package var commonBytes: Int
    /// The tokens of the prefix, on average over the first rows.
    package var tokens: Estimate
    package var turns: Int
    package var extendedTurns: Int
    /// Whether the rows are turns of conversations rather than requests of their own.
    package var isOfConversations: Bool
    /// The first two turns of one conversation of which the later does not extend the earlier.
    package var broken: Broken?
    /// The turn that adds the most positions to the one before it.
    package var longestTurn: (positions: Int, rows: Pair<Int>)?
    /// The hash of the prefix, where all rows have the same or nothing varies, if it was asked for.
    package var sha256: String?
  }

  /// Two turns that part, and where.
  package struct Broken: Sendable {
    package var rows: Pair<Int>
    package var prefixOffset: Int
    /// The input that is blamed, by its index; nil where the message has none.
    package var input: Int?
    /// Where the two turns part.
    package var span: SourceSpan?
    /// What the later turn does not bring back of the earlier one's own part; nil where both have
    /// the place and differ in it.
    package var loss: Loss?
    package var values: Pair<[UInt8]?>
    package var cause: ChangeCause
  }

  /// What a turn's history leaves out of the turn before.
  package enum Loss: Sendable {
    /// The value of the input.
    case value
    /// Constant text around the input.
    case text
  }
}
