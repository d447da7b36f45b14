package import PromptSkeleton

/// Names the kind of change that made two texts differ.
///
/// It first asks whether both texts are the same but for an encoding or an order, then what the
/// tokens at the difference look like, then what the variable's name and the words before it say.
/// Scanners are linear and look at no more than 256 bytes on either side of the difference;
/// relations of whole texts are tried for differing regions of up to 1 MiB.
package enum ChangeClassifier {
  /// The kind of change at the first difference of two texts.
  ///
  /// The texts are decoded ones: whole values of a hole, or whole texts of a block. Where they are
  /// JSON, the strings in it are read as texts of their own. `firstDifference` may be given where it
  /// is known. Equal texts give `text` with empty ranges.
  package static func classify(
    left: [UInt8], right: [UInt8], firstDifference: Int? = nil,
    context: ChangeContext = ChangeContext()
  ) -> ChangeCause {
    let difference = TextDifference(
      left: left, right: right, offset: firstDifference, context: context)
    if difference.leftRegion.isEmpty, difference.rightRegion.isEmpty {
      return ChangeCause(.text, .none, left: difference.leftRegion, right: difference.rightRegion)
    }
    if difference.isWithinLimit {
      if let cause = StringRelation.cause(of: difference) { return cause }
      if let cause = notation(of: difference) { return cause }
      if let cause = ListRelation.cause(of: difference) { return cause }
    }
    return (isForeign(difference) ? plainShape(of: difference) : nil)
      ?? (isInsideEscape(difference) ? nil : shape(of: difference)) ?? plainShape(of: difference)
      ?? StateWords.cause(of: difference)
      ?? NameMatch.owner(of: difference)
      ?? GrowthRelation.cause(of: difference)
      ?? NameMatch.cause(of: difference)
      ?? fallback(difference)
  }

  /// An encoding or an order, which alone tells the texts apart where they differ.
  private static func notation(of difference: TextDifference) -> ChangeCause? {
    let found =
      EncodingRelation.cause(of: difference) ?? OrderRelation.cause(of: difference)
      ?? NumberMatch.notation(of: difference)
    guard var cause = found else { return nil }
    cause.isSameJSON = JSONRelation.isSame(difference)
    return cause
  }

  /// What the tokens at the difference look like.
  static func shape(of difference: TextDifference) -> ChangeCause? {
    ShapeMatch.strong(difference)
      ?? UnevenMatch.identifier(of: difference)
      ?? GrowthRelation.membership(of: difference)
      ?? ShapeMatch.weak(difference)
      ?? NumberMatch.cause(of: difference)
      ?? UnevenMatch.cause(of: difference)
  }

  /// Whether the sides part in a digit of a script that no scanner reads, or beside a JSON escape.
  private static func isForeign(_ difference: TextDifference) -> Bool {
    [difference.leftWindow, difference.rightWindow].contains {
      CompatibilityScalars.isForeignDigit(in: $0.bytes, at: difference.focus)
        || $0.hasEscape(in: difference.nearFocus)
    }
  }

  /// Whether the sides part in an escape, whose digits are no token.
  private static func isInsideEscape(_ difference: TextDifference) -> Bool {
    difference.leftWindow.hasEscape(in: difference.focus - 5...difference.focus)
  }

  /// What they look like with the digits, letters and signs of other scripts as those of ASCII.
  private static func plainShape(of difference: TextDifference) -> ChangeCause? {
    let sides = [difference.leftWindow, difference.rightWindow].map { window in
      guard window.hasEscape(in: difference.nearFocus) else { return window.bytes }
      return Array(IteratorSequence(FoldedBytes(window.bytes[...], .escapes)))
    }
    let plain = zip(sides, [difference.leftWindow, difference.rightWindow]).map { side, window in
      CompatibilityScalars.plain(side) ?? (side == window.bytes ? nil : side)
    }
    guard plain.contains(where: { $0 != nil }) else { return nil }
    let folded = TextDifference(
      left: plain[0] ?? sides[0], right: plain[1] ?? sides[1], offset: nil,
      context: difference.context)
    guard let found = shape(of: folded), found.basis == .shape else { return nil }
    let (left, right) = difference.excerpts
    return ChangeCause(found.kind, .shape, left: left, right: right, label: found.label)
  }

  /// Text of no kind, or of the one whose data it is declared to be.
  private static func fallback(_ difference: TextDifference) -> ChangeCause {
    let (left, right) = difference.excerpts
    switch difference.context.lifetime {
    case .tenant: return ChangeCause(.tenant, .context, left: left, right: right)
    case .user: return ChangeCause(.person, .context, left: left, right: right)
    default: return ChangeCause(.text, .none, left: left, right: right)
    }
  }
}

/// What is known about a value besides its bytes.
package struct ChangeContext: Sendable {
  /// The path in the hole, such as `ticket.created_at`.
  package var variable: String?
  /// Constant text directly before the value; only the last 120 bytes or so are read.
  package var before: [UInt8]
  /// The variable's declared lifetime.
  package var lifetime: Lifetime?

  package init(variable: String? = nil, before: [UInt8] = [], lifetime: Lifetime? = nil) {
    self.variable = variable
    self.before = before
    self.lifetime = lifetime
  }
}
