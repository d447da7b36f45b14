import PromptSkeleton

/// Names the kind of change that made two texts differ.
///
/// It first asks whether both texts are the same but for an encoding or an order, then what the
/// tokens at the difference look like, then what the variable's name and the words before it say.
/// Scanners are linear and look at no more than 256 bytes on either side of the difference;
/// relations of whole texts are tried for differing regions of up to 1 MiB.
package enum ChangeClassifier {
  /// The kind of change at the first difference of two texts.
  ///
  /// The texts are decoded ones, not JSON with its escapes: whole values of a hole, or whole texts
  /// of a block. `firstDifference` may be given where it is known. Equal texts give `text` with
  /// empty ranges.
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
      if let cause = EncodingRelation.cause(of: difference) { return cause }
      if let cause = OrderRelation.cause(of: difference) { return cause }
      if let cause = NumberMatch.notation(of: difference) { return cause }
    }
    return ShapeMatch.strong(difference)
      ?? GrowthRelation.membership(of: difference)
      ?? ShapeMatch.weak(difference)
      ?? NumberMatch.cause(of: difference)
      ?? UnevenMatch.cause(of: difference)
      ?? StateWords.cause(of: difference)
      ?? NameMatch.owner(of: difference)
      ?? GrowthRelation.cause(of: difference)
      ?? NameMatch.cause(of: difference)
      ?? fallback(difference)
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
